import { type RecordJSON, type ResourceJSON, useTranslation } from 'adminjs';
import type { MouseEvent } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import { isAmount } from '../common/formats';
import { Icon } from '../common/icon';
import { recordOf } from '../common/links';
import { Property } from '../common/property';
import { Selected } from './selected';
import { SortLink } from './sort-link';

interface ListProps {
  resource: ResourceJSON;
  records: RecordJSON[];
  direction: 'asc' | 'desc';
  sortBy: string | undefined;
  selected: RecordJSON[];
  onSelect(record: RecordJSON): void;
  onSelectAll(): void;
}

/** The rows of a list; on a phone each row is a card. Every row has a link, so that the keyboard gets there too. */
export function ListTable(props: ListProps) {
  const { resource, records, selected, onSelectAll } = props;
  const { translateComponent, translateProperty } = useTranslation();
  const canSelect = records.some((record) => record.bulkActions.length > 0);
  return (
    <div className="k-scroll">
      <Selected resourceId={resource.id} records={selected} />
      <table className="k-table">
        <thead>
          <tr>
            {canSelect ? (
              <th scope="col">
                <input
                  type="checkbox"
                  aria-label={translateComponent('List.selectAll')}
                  checked={selected.length > 0 && selected.length === records.length}
                  onChange={() => onSelectAll()}
                />
              </th>
            ) : null}
            {resource.listProperties.map((property) => (
              <th
                key={property.propertyPath}
                scope="col"
                className={isAmount(property.name) ? 'k-number' : undefined}
                aria-sort={sortOf(property.propertyPath, props)}
              >
                {property.isSortable ? (
                  <SortLink property={property} sortBy={props.sortBy} direction={props.direction} />
                ) : (
                  translateProperty(property.label, property.resourceId)
                )}
              </th>
            ))}
            <th scope="col">
              <span className="k-hidden">{translateComponent('List.actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <Row key={record.id} {...props} record={record} canSelect={canSelect} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({
  resource,
  record,
  canSelect,
  selected,
  onSelect,
}: ListProps & { record: RecordJSON; canSelect: boolean }) {
  const navigate = useNavigate();
  const { i18n, translateAction, translateComponent, translateProperty } = useTranslation();
  const address = (actionName: string) => recordOf(resource.id, record.id, actionName);
  /** What stands behind a number on a phone, where no heading says what it is. */
  const shortOf = (name: string) => {
    const key = `components.List.short.${name}`;
    return i18n.exists(key) ? i18n.t(key) : undefined;
  };
  const open = (event: MouseEvent) => {
    const isControl = event.target instanceof Element && event.target.closest('a, button, input, label');
    if (!isControl && !window.getSelection()?.toString()) navigate(address('show'));
  };
  return (
    <tr onClick={open} data-id={record.id}>
      {canSelect ? (
        <td className="k-ticked">
          {record.bulkActions.length > 0 ? (
            <input
              type="checkbox"
              aria-label={translateComponent('List.select', { title: record.title } as never)}
              checked={selected.some(({ id }) => id === record.id)}
              onChange={() => onSelect(record)}
            />
          ) : null}
        </td>
      ) : null}
      {resource.listProperties.map((property) => (
        <td
          key={property.propertyPath}
          className={isAmount(property.name) ? 'k-number' : undefined}
          data-property-name={property.propertyPath}
          data-line={property.custom?.line}
          data-kind={property.type}
          data-short={shortOf(property.name)}
          data-label={translateProperty(property.label, property.resourceId)}
        >
          <div>
            <Property where="list" property={property} resource={resource} record={record} />
          </div>
        </td>
      ))}
      <td className="k-tools">
        {record.recordActions.some(({ name }) => name === 'edit') ? (
          <Link
            className="k-plain k-wide-only"
            to={address('edit')}
            aria-label={`${translateAction('edit', resource.id)}: ${record.title}`}
          >
            <Icon icon="Edit2" />
          </Link>
        ) : null}
        <Link
          className="k-plain"
          to={address('show')}
          aria-label={`${translateAction('show', resource.id)}: ${record.title}`}
        >
          <Icon icon="ChevronRight" />
        </Link>
      </td>
    </tr>
  );
}

function sortOf(property: string, { sortBy, direction }: Pick<ListProps, 'sortBy' | 'direction'>) {
  if (property !== sortBy) return undefined;
  return direction === 'asc' ? 'ascending' : 'descending';
}
