import { Input } from '@adminjs/design-system';
import type { EditPropertyProps } from 'adminjs';
import type { ChangeEvent } from 'react';
import { Field } from '../common/field';

/** A day, sent as `YYYY-MM-DD` just as the browser's own field holds it. */
export function DateEdit({ property, record, onChange }: EditPropertyProps) {
  const value = String(record.params[property.path] ?? '').slice(0, 10);
  return (
    <Field property={property} record={record}>
      <Input
        type="date"
        id={property.path}
        name={property.path}
        value={value}
        required={property.isRequired}
        disabled={property.isDisabled}
        aria-describedby={`${property.path}-error`}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onChange(property.path, event.target.value)}
      />
    </Field>
  );
}
