import { Link } from 'react-router-dom';
import type { NightOfKoie } from '../../../services/beds/heat-map';
import { dangerOf } from './danger';
import { addDays, isWeekend } from './days';
import { dayAndMonth, longDay, weekday } from './format';
import { heatOf } from './heat';
import { bookingsOnNight } from './links';
import { useWords } from './use-words';

/** Free beds night by night, each a link to who is there; the nights of a stay, if it is given, stand out. */
export function NightStrip({
  koieId,
  nights,
  stay,
}: {
  koieId: number;
  nights: readonly NightOfKoie[];
  /** Its days of arrival and departure. */
  stay?: { from: string; to: string };
}) {
  const { say, language } = useWords('NightStrip');
  return (
    <ol className="k-strip" aria-label={say('title')}>
      {nights.map((night) => {
        const beds = night.free + night.occupied + night.closed;
        const isClosed = night.free === 0 && night.closed >= beds;
        const isOfStay = stay !== undefined && night.night >= stay.from && night.night < stay.to;
        const danger = dangerOf(night, say);
        const told = [isClosed ? say('closed') : say('free', { count: night.free }), danger.told]
          .filter(Boolean)
          .join(', ');
        return (
          <li key={night.night} className={isOfStay ? 'k-own' : undefined}>
            <Link
              to={bookingsOnNight(koieId, night.night)}
              title={`${longDay(night.night, language)}–${dayAndMonth(addDays(night.night, 1), language)}: ${told}`}
            >
              <small>
                {isWeekend(night.night) ? (
                  <u>{weekday(night.night, language)}</u>
                ) : (
                  weekday(night.night, language)
                )}
                <br />
                {dayAndMonth(night.night, language)}
              </small>
              <b className={`h-${heatOf(night, beds)}`}>{isClosed ? '–' : night.free}</b>
              {danger.mark ? <small aria-hidden="true">{danger.mark}</small> : null}
              <span className="k-hidden">{`${told}${isOfStay ? `, ${say('ownNight')}` : ''}`}</span>
            </Link>
          </li>
        );
      })}
    </ol>
  );
}
