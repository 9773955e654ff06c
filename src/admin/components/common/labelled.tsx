import { ValueGroup } from '@adminjs/design-system';
import { type BasePropertyProps, useTranslation } from 'adminjs';
import type { ReactNode } from 'react';

/** A value with its label on a record's page; just the value in a list. */
export function Labelled({
  property,
  where,
  children,
}: Pick<BasePropertyProps, 'property' | 'where'> & { children: ReactNode }) {
  const { translateProperty } = useTranslation();
  if (where !== 'show') return <>{children}</>;
  return (
    <ValueGroup label={translateProperty(property.label, property.resourceId)}>{children ?? '–'}</ValueGroup>
  );
}
