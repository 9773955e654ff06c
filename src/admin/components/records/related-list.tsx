import { type RecordJSON, type ResourceJSON, useTranslation } from 'adminjs';
import { Link } from 'react-router-dom';
import { api } from '../common/api';
import { listOf, newOf, recordOf } from '../common/links';
import { Part } from '../common/page';
import { Property } from '../common/property';
import { useAnswer } from '../common/use-answer';
import { useResources } from '../common/use-resources';
import { useWords } from '../common/use-words';
import type { Relation } from './related';

const MOST = 8;

interface Found {
  records: RecordJSON[];
  total: number;
}

/** Records that belong to another one, with links to each, to all of them and to a new one. */
export function RelatedList({ relation }: { relation: Relation }) {
  const resource = useResources()(relation.resource);
  // A role sees no lists of what it may not have.
  return resource ? <List relation={relation} resource={resource} /> : null;
}

function List({ relation, resource }: { relation: Relation; resource: ResourceJSON }) {
  const { say } = useWords('Related');
  const { filters, sortBy, direction } = relation;
  const query = queryOf(relation);
  const { answer, again } = useAnswer<Found>(async () => {
    const { data } = await api.resourceAction({
      resourceId: resource.id,
      actionName: 'list',
      params: { ...prefixed(filters), sortBy, direction, perPage: MOST },
    });
    return { data: { records: data.records, total: data.meta.total } };
  }, `${resource.id}?${query}`);
  const found = answer.state === 'ready' ? answer.data : { records: [], total: 0 };
  return (
    <Part
      title={say(relation.title)}
      aside={<Links relation={relation} resource={resource} total={found.total} />}
    >
      {answer.state === 'loading' ? <p role="status">{say('loading')}</p> : null}
      {answer.state === 'failed' ? (
        <p role="alert">
          {answer.told ?? say('failed')}{' '}
          <button type="button" className="k-plain" onClick={again}>
            {say('again')}
          </button>
        </p>
      ) : null}
      {answer.state === 'ready' && found.total === 0 ? <p className="k-muted">{say('none')}</p> : null}
      {found.records.length > 0 ? (
        <Rows relation={relation} resource={resource} records={found.records} />
      ) : null}
    </Part>
  );
}

function Links({ relation, resource, total }: { relation: Relation; resource: ResourceJSON; total: number }) {
  const { say } = useWords('Related');
  const { add } = relation;
  const canAdd = add && resource.resourceActions.some(({ name }) => name === 'new');
  return (
    <span className="k-links">
      {total > MOST ? (
        <Link to={`${listOf(resource.id)}?${queryOf(relation)}`}>{say('all', { number: total })}</Link>
      ) : null}
      {canAdd ? (
        <Link
          to={`${newOf(resource.id)}?${new URLSearchParams(
            Object.entries(add).map(([name, value]) => [name, String(value)]),
          )}`}
        >
          {say('add')}
          <span className="k-hidden">: {say(relation.title)}</span>
        </Link>
      ) : null}
    </span>
  );
}

function Rows({
  relation,
  resource,
  records,
}: {
  relation: Relation;
  resource: ResourceJSON;
  records: RecordJSON[];
}) {
  const { say } = useWords('Related');
  const { translateProperty } = useTranslation();
  const properties = relation.columns.flatMap((column) => resource.properties[column] ?? []);
  return (
    <div className="k-sideways">
      <table className="k-cards">
        <thead>
          <tr>
            {properties.map((property) => (
              <th key={property.propertyPath} scope="col">
                {translateProperty(property.label, resource.id)}
              </th>
            ))}
            <th scope="col">
              <span className="k-hidden">{say('open')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id}>
              {properties.map((property) => (
                <td key={property.propertyPath} data-label={translateProperty(property.label, resource.id)}>
                  <Property where="list" property={property} resource={resource} record={record} />
                </td>
              ))}
              <td>
                <Link to={recordOf(resource.id, record.id)}>
                  {say('open')}
                  <span className="k-hidden"> {record.title}</span>
                </Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function prefixed(filters: Relation['filters']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters).map(([name, value]) => [`filters.${name}`, String(value)]),
  );
}

function queryOf({ filters, sortBy, direction }: Relation): string {
  return new URLSearchParams({ ...prefixed(filters), sortBy, direction }).toString();
}
