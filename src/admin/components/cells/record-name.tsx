import type { BasePropertyProps } from 'adminjs';
import { Link } from 'react-router-dom';
import { Labelled } from '../common/labelled';
import { recordOf } from '../common/links';
import { useResources } from '../common/use-resources';

/** As much of a key as people read out: of a uuid its start. */
const KEY_START = 8;

/** The record that a row of the history is about: by its name and linked while it is there, else by its key. */
export function RecordName({ property, record, where }: BasePropertyProps) {
  const resources = useResources();
  const resource = String(record?.params.resource);
  const key = String(record?.params.recordId);
  const name: unknown = record?.params[property.path];
  return (
    <Labelled property={property} where={where}>
      {name && resources(resource) ? (
        <Link className="k-link" to={recordOf(resource, key)}>
          {String(name)}
        </Link>
      ) : (
        <span title={key}>{name ? String(name) : key.slice(0, KEY_START)}</span>
      )}
    </Labelled>
  );
}
