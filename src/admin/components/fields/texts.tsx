import type { EditPropertyProps } from 'adminjs';
import { PropertyField, type PropertyInput, textOf } from './property-field';

const FEWEST_ROWS = 3;
const MOST_ROWS = 16;

/** A text of several lines. */
export function TextEdit({ property, record, onChange }: EditPropertyProps) {
  return (
    <PropertyField property={property} record={record}>
      {(input) => (
        <TextArea
          {...input}
          value={textOf(record.params, property.path)}
          onWrite={(value) => onChange(property.path, value)}
        />
      )}
    </PropertyField>
  );
}

/** The browser's own field for several lines, as high as what is in it. */
export function TextArea({
  value,
  onWrite,
  ...input
}: PropertyInput & { value: string; onWrite(value: string): void; onFocus?(): void }) {
  const rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, value.split('\n').length + 1));
  return <textarea {...input} rows={rows} value={value} onChange={(event) => onWrite(event.target.value)} />;
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
