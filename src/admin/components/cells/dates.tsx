import type { BasePropertyProps } from 'adminjs';
import { formatDay, formatMoment } from '../common/format';
import { Labelled } from '../common/labelled';
import { useLanguage } from '../common/language';

/** A day, in a list or on a record's page. */
export function DateShow({ property, record, where }: BasePropertyProps) {
  const language = useLanguage();
  const value = record?.params[property.path];
  return (
    <Labelled property={property} where={where}>
      {value ? (
        <time dateTime={String(value).slice(0, 10)} className="k-money">
          {formatDay(String(value), language)}
        </time>
      ) : null}
    </Labelled>
  );
}

/** A moment, in Oslo time. */
export function DateTimeShow({ property, record, where }: BasePropertyProps) {
  const language = useLanguage();
  const value = record?.params[property.path];
  return (
    <Labelled property={property} where={where}>
      {value ? (
        <time dateTime={String(value)} className="k-money">
          {formatMoment(String(value), language)}
        </time>
      ) : null}
    </Labelled>
  );
}
