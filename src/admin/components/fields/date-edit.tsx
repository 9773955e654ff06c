import type { EditPropertyProps } from 'adminjs';
import { Field } from '../common/field';
import { attributesOf } from './attributes';

/** A day, sent as `YYYY-MM-DD` just as the browser's own field holds it. */
export function DateEdit({ property, record, onChange }: EditPropertyProps) {
  return (
    <Field property={property} record={record}>
      <input
        {...attributesOf({ property, record })}
        type="date"
        value={String(record.params[property.path] ?? '').slice(0, 10)}
        onChange={(event) => onChange(property.path, event.target.value)}
      />
    </Field>
  );
}
