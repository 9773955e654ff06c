import type { EditPropertyProps } from 'adminjs';
import { Field } from '../common/field';
import { attributesOf } from './attributes';

const FEWEST_ROWS = 3;
const MOST_ROWS = 16;

/** A text of several lines, in AdminJS's place. */
export function DefaultTextareaEditProperty({ property, record, onChange }: EditPropertyProps) {
  const value = String(record.params[property.path] ?? '');
  const rows = Math.min(MOST_ROWS, Math.max(FEWEST_ROWS, value.split('\n').length + 1));
  return (
    <Field property={property} record={record}>
      <textarea
        {...attributesOf({ property, record })}
        rows={rows}
        value={value}
        onChange={(event) => onChange(property.path, event.target.value)}
      />
    </Field>
  );
}

/** A new password, in AdminJS's place, whose button for showing it has no name. */
export function DefaultPasswordEditProperty({ property, record, onChange }: EditPropertyProps) {
  return (
    <Field property={property} record={record}>
      <input
        {...attributesOf({ property, record })}
        type="password"
        autoComplete="new-password"
        value={String(record.params[property.path] ?? '')}
        onChange={(event) => onChange(property.path, event.target.value)}
      />
    </Field>
  );
}
