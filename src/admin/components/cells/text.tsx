import type { BasePropertyProps } from 'adminjs';
import { Labelled } from '../common/labelled';
import { plainText } from '../common/plain-text';

/** A text of several lines: whole on a record's page. */
export function TextShow({ property, record }: BasePropertyProps) {
  const value: unknown = record?.params[property.path];
  return (
    <Labelled property={property} where="show">
      {value ? <span className="k-text">{plainText(String(value))}</span> : null}
    </Labelled>
  );
}
