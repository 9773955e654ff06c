import { FormGroup, FormMessage } from '@adminjs/design-system';
import { type EditPropertyProps, PropertyLabel, useTranslation } from 'adminjs';
import type { ReactNode } from 'react';

/** A form's field with its label and what was wrong with what was sent. */
export function Field({
  property,
  record,
  children,
}: Pick<EditPropertyProps, 'property' | 'record'> & { children: ReactNode }) {
  const { tm } = useTranslation();
  const error = record.errors?.[property.path];
  return (
    <FormGroup error={Boolean(error)}>
      <PropertyLabel property={property} />
      {children}
      {error ? (
        <FormMessage id={`${property.path}-error`} role="alert">
          {tm(error.message, property.resourceId)}
        </FormMessage>
      ) : null}
    </FormGroup>
  );
}
