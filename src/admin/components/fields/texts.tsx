import type { EditPropertyProps } from 'adminjs';
import { PropertyField, textOf } from './property-field';

const FEWEST_ROWS = 3;
const MOST_ROWS = 16;

/** A text of several lines. */
export function TextEdit({ property, record, onChange }: EditPropertyProps) {
  const value = textOf(record.params, property.path);
  const rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, value.split('\n').length + 1));
  return (
    <PropertyField property={property} record={record}>
      {(input) => (
        <textarea
          {...input}
          rows={rows}
          value={value}
          onChange={(event) => onChange(property.path, event.target.value)}
        />
      )}
    </PropertyField>
  );
}

/** A new password, in AdminJS's place, whose button for showing it has no name. */
export function PasswordEdit({ property, record, onChange }: EditPropertyProps) {
  return (
    <PropertyField property={property} record={record}>
      {(input) => (
        <input
          {...input}
          type="password"
          autoComplete="new-password"
          value={textOf(record.params, property.path)}
          onChange={(event) => onChange(property.path, event.target.value)}
        />
      )}
    </PropertyField>
  );
}
