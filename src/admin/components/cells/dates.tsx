import type { BasePropertyProps } from 'adminjs';
import { formatDay, formatMoment, withoutThisYear } from '../common/format';
import { Labelled } from '../common/labelled';
import { useLanguage } from '../common/language';

/** A day, on a record's page or, as short as it can be, in a list. */
export function DateShow({ property, record, where }: BasePropertyProps) {
  const language = useLanguage();
  const value = record?.params[property.path];
  return (
    <Labelled property={property} where={where}>
      {value ? (
        <time dateTime={String(value).slice(0, 10)} className="k-money">
          {inPlace(formatDay(String(value), language), where)}
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
          {inPlace(formatMoment(String(value), language), where)}
        </time>
      ) : null}
    </Labelled>
  );
}

function inPlace(words: string, where: BasePropertyProps['where']): string {
  return where === 'list' ? withoutThisYear(words) : words;
}
