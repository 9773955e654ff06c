import type { EditPropertyProps } from 'adminjs';
import { PropertyField, textOf } from './property-field';

/** A day, sent as `YYYY-MM-DD` just as the browser's own field holds it. */
export function DateEdit({ property, record, onChange }: EditPropertyProps) {
  return (
    <PropertyField property={property} record={record}>
      {(input) => (
        <input
          {...input}
          type="date"
          value={textOf(record.params, property.path).slice(0, 10)}
          onChange={(event) => onChange(property.path, event.target.value)}
        />
      )}
    </PropertyField>
  );
}
