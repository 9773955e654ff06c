import type { EditPropertyProps } from 'adminjs';
import { osloMinute } from '../common/format';
import { PropertyField, textOf } from './property-field';

/** A moment as the clocks of Oslo show it, and sent so: `2026-12-02T08:00`. */
export function MomentEdit({ property, record, onChange }: EditPropertyProps) {
  return (
    <PropertyField property={property} record={record}>
      {(input) => (
        <input
          {...input}
          type="datetime-local"
          value={osloMinute(textOf(record.params, property.path))}
          onChange={(event) => onChange(property.path, event.target.value)}
        />
      )}
    </PropertyField>
  );
}
