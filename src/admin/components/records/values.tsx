import type { RecordJSON, ResourceJSON } from 'adminjs';
import { Property } from '../common/property';

/** Properties that need the whole width. */
const WIDE = ['textarea', 'mixed'];

/** Values of a record with their labels: those that are named, else all of its page. */
export function Values({
  record,
  resource,
  names,
}: {
  record: RecordJSON;
  resource: ResourceJSON;
  names?: readonly string[];
}) {
  const shown = names ? names.flatMap((name) => resource.properties[name] ?? []) : resource.showProperties;
  return (
    <div className="k-fields">
      {shown.map((property) => (
        <div key={property.propertyPath} className={WIDE.includes(property.type) ? 'k-wide' : ''}>
          <Property where="show" property={property} resource={resource} record={record} />
        </div>
      ))}
    </div>
  );
}
