import { Link } from 'react-router-dom';
import type { KoieCalendar } from '../../../services/beds/calendar';
import { addDays, isWeekend } from './days';
import { daysOf, longDay, weekday } from './format';
import { heatOf } from './heat';
import { recordOf } from './links';
import { Unseen } from './page';
import { useWords } from './use-words';

interface Stretch {
  key: string;
  /** The first and the last night within the month, counted from 0. */
  first: number;
  last: number;
  to: string;
  label: string;
  /** For where there is no room for the label. */
  short?: string;
  told: string;
  look: string;
}

/** The nights of a month with a bar for every stay and closure, packed into as few rows as they need. */
export function Tape({ koie, firstNight, today }: { koie: KoieCalendar; firstNight: string; today: string }) {
  const { say, language } = useWords('KoieCalendar');
  const count = koie.nights.length;
  const columns = { gridTemplateColumns: `repeat(${count}, minmax(0, 1fr))` };
  const rows = packed(stretchesOf(koie, firstNight, say, language));
  return (
    <div className="k-tape">
      <div className="k-tape-row" style={columns}>
        {koie.nights.map(({ night }) => (
          <div key={night} className={night === today ? 'k-tape-day k-today' : 'k-tape-day'}>
            {isWeekend(night) ? (
              <u>{weekday(night, language).slice(0, 2)}</u>
            ) : (
              weekday(night, language).slice(0, 2)
            )}
            <b>{Number(night.slice(8))}</b>
          </div>
        ))}
      </div>
      <ul className="k-tape-row" style={columns} aria-label={say('free')}>
        {koie.nights.map((night) => {
          const isClosed = night.closed >= koie.beds;
          return (
            <li
              key={night.night}
              className={`k-tape-free h-${heatOf(night, koie.beds)}`}
              title={`${longDay(night.night, language)}: ${say('free')} ${night.free}`}
            >
              {isClosed ? '–' : night.free}
            </li>
          );
        })}
      </ul>
      {rows.map((row) => (
        <div key={row[0]?.key} className="k-tape-row" style={columns}>
          {row.map((stretch) => (
            <Link
              key={stretch.key}
              to={stretch.to}
              className={`k-tape-stay ${stretch.look} ${stretch.first === stretch.last ? 'k-one' : ''}`}
              style={{ gridColumn: `${stretch.first + 1} / ${stretch.last + 2}` }}
              title={`${stretch.label}, ${stretch.told}`}
            >
              {stretch.first === stretch.last && stretch.short ? stretch.short : stretch.label}
              <Unseen>, {stretch.told}</Unseen>
            </Link>
          ))}
        </div>
      ))}
    </div>
  );
}

function stretchesOf(
  koie: KoieCalendar,
  firstNight: string,
  say: (key: string, values?: Record<string, string | number>) => string,
  language: 'nb' | 'en',
): Stretch[] {
  const at = (night: string) => Math.round((Date.parse(night) - Date.parse(firstNight)) / 86_400_000);
  const within = (first: string, last: string) => ({
    first: Math.max(0, at(first)),
    last: Math.min(koie.nights.length - 1, at(last)),
  });
  const closures = koie.closures.map((closure) => {
    const reason = (language === 'en' && closure.reasonEn) || closure.reasonNb;
    const label = closure.beds === null ? say('closedWhole') : say('closedBeds', { count: closure.beds });
    return {
      key: `c${closure.id}`,
      ...within(closure.firstNight, closure.lastNight),
      to: recordOf('closures', closure.id),
      label: `${label}: ${reason}`,
      told: daysOf(closure.firstNight, closure.lastNight, language),
      look: 'k-closed',
    };
  });
  const stays = koie.stays.map((stay) => ({
    key: `s${stay.id}`,
    ...within(stay.arrivalDate, addDays(stay.departureDate, -1)),
    to: recordOf('bookings', stay.id),
    label: `${stay.guests} · ${stay.guest ?? stay.reference}`,
    short: String(stay.guests),
    told: [
      stay.guest ?? stay.reference,
      daysOf(stay.arrivalDate, stay.departureDate, language),
      stay.state === 'held' ? say('held') : '',
    ]
      .filter(Boolean)
      .join(', '),
    look: stay.state === 'held' ? 'k-held' : '',
  }));
  return [...closures, ...stays];
}

/** Each stretch in the first row that has room for it. */
function packed(stretches: readonly Stretch[]): Stretch[][] {
  const rows: Stretch[][] = [];
  for (const stretch of stretches) {
    const row = rows.find((taken) =>
      taken.every(({ first, last }) => last < stretch.first || first > stretch.last),
    );
    if (row) row.push(stretch);
    else rows.push([stretch]);
  }
  return rows;
}
