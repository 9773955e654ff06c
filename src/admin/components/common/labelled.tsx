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
    <section className="k-value">
      <h3>{translateProperty(property.label, property.resourceId)}</h3>
      <div>{children ?? '–'}</div>
    </section>
  );
}
