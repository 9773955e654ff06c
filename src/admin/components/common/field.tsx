import { FormGroup } from '@adminjs/design-system';
import { type EditPropertyProps, useTranslation } from 'adminjs';
import type { ReactNode } from 'react';
import { PropertyLabel } from '../fields/label';

type Of = Pick<EditPropertyProps, 'property' | 'record'>;

/** A form's field with its label and what was wrong with what was sent. */
export function Field({ property, record, children }: Of & { children: ReactNode }) {
  return (
    <FormGroup error={isWrong({ property, record })}>
      <PropertyLabel property={property} />
      {children}
      <Problem property={property} record={record} />
    </FormGroup>
  );
}

/** What was wrong with a field, to be shown beside it. */
export function Problem({ property, record }: Of) {
  const { tm } = useTranslation();
  const error = record.errors?.[property.path];
  if (!error) return null;
  return (
    <p className="k-field-problem" id={`${property.path}-error`} role="alert">
      {tm(error.message, property.resourceId)}
    </p>
  );
}

export function isWrong({ property, record }: Of): boolean {
  return Boolean(record.errors?.[property.path]);
}
