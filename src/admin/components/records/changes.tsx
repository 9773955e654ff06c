import type { BasePropertyProps } from 'adminjs';
import { formatDay, formatMoment } from '../common/format';
import { Labelled } from '../common/labelled';
import { useLanguage } from '../common/language';

const MOST_IN_LIST = 3;
const MOMENT = /\b\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)/g;
const DAY = /\b\d{4}-\d\d-\d\d\b/g;

/** What the history says of a change, a line each: «Nøkkel: Ikke hentet → Hentet». */
export function Changes({ property, record, where }: BasePropertyProps) {
  const language = useLanguage();
  const text = String(record?.params[property.path] ?? '')
    .replace(MOMENT, (moment) => formatMoment(moment, language))
    .replace(DAY, (day) => formatDay(day, language));
  const lines = text.split('\n');
  const shown = where === 'list' ? lines.slice(0, MOST_IN_LIST) : lines;
  return (
    <Labelled property={property} where={where}>
      <span className="k-text">
        {shown.join('\n')}
        {shown.length < lines.length ? '\n…' : ''}
      </span>
    </Labelled>
  );
}
