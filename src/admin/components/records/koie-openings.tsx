import type { RecordJSON } from 'adminjs';
import { Link } from 'react-router-dom';
import type { KoieOpenings } from '../../../services/figures/related';
import { daysOf, formatDay, formatMoment } from '../common/format';
import { listOf, recordOf } from '../common/links';
import { Part } from '../common/page';
import { useWords } from '../common/use-words';

type Period = KoieOpenings['periods'][number];

/** When members can book the nights of a koie: its periods, and the weekly release or the window for all other nights. */
export function KoieOpeningsPart({
  record: { params },
  openings: { bookableUntil, periods, release },
}: {
  record: RecordJSON;
  openings: KoieOpenings;
}) {
  const { say, language } = useWords('KoieOpenings');
  return (
    <Part
      id="openings"
      title={say('title')}
      aside={<Link to={listOf('booking_periods', {})}>{say('allPeriods')}</Link>}
    >
      <p>
        {bookableUntil ? say('until', { day: formatDay(bookableUntil, language) }) : say('nothing')}{' '}
        {release ? null : say('window', { count: Number(params.bookingWindow) })}
      </p>
      <ul className="k-rows">
        {release ? (
          <li>
            <Link to={recordOf('release_rules', release.id)}>{release.title[language]}</Link>
            <p className="k-small">{say('release')}</p>
          </li>
        ) : null}
        {periods.map((period) => (
          <PeriodRow key={period.id} period={period} />
        ))}
      </ul>
      {periods.length === 0 ? <p className="k-empty">{say('noPeriods')}</p> : null}
    </Part>
  );
}

function PeriodRow({ period }: { period: Period }) {
  const { say, language } = useWords('KoieOpenings');
  const { id, nameNb, nameEn, firstNight, lastNight, opensAt, closesAt, maxNights, maxGuests } = period;
  const isPast = (iso: string) => new Date(iso).getTime() <= Date.now();
  const told = [
    isPast(opensAt) ? null : say('opens', { at: formatMoment(opensAt, language) }),
    isPast(opensAt) && !closesAt ? say('open') : null,
    closesAt && say(isPast(closesAt) ? 'closed' : 'closes', { at: formatMoment(closesAt, language) }),
    maxNights && say('maxNights', { count: maxNights }),
    maxGuests && say('maxGuests', { count: maxGuests }),
  ];
  return (
    <li>
      <div className="k-row">
        <Link to={recordOf('booking_periods', id)}>{language === 'en' ? nameEn : nameNb}</Link>
        <span>{say('nights', { nights: daysOf(firstNight, lastNight, language) })}</span>
      </div>
      <p className="k-small">{told.filter(Boolean).join(' ')}</p>
    </li>
  );
}
