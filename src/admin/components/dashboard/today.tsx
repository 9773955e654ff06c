import { Link } from 'react-router-dom';
import type { StayToday } from '../../../services/figures/dashboard';
import type { KoieGuests } from '../../../services/figures/tonight';
import { daysOf } from '../common/format';
import { recordOf } from '../common/links';
import { useWords } from '../common/use-words';

/** Stays that begin or end today. */
export function StaysToday({ stays, nobody }: { stays: StayToday[]; nobody: string }) {
  const { say, language } = useWords('Dashboard');
  if (stays.length === 0) return <p className="k-empty">{nobody}</p>;
  return (
    <LongList
      items={stays.map((stay) => (
        <li key={stay.id}>
          <div className="k-row">
            <span>
              <Link to={recordOf('bookings', stay.id)}>{stay.guest ?? stay.reference}</Link>
              {' · '}
              {stay.koie}
            </span>
            <span>{say('guests', { count: stay.guests })}</span>
          </div>
          <div className="k-row k-small">
            <span>{daysOf(stay.arrivalDate, stay.departureDate, language)}</span>
            {stay.phone ? <a href={`tel:${stay.phone.replaceAll(' ', '')}`}>{stay.phone}</a> : null}
          </div>
        </li>
      ))}
    />
  );
}

/** Who sleeps where tonight, a line a koie. */
export function TonightShort({ koier }: { koier: KoieGuests[] }) {
  const { say } = useWords('Dashboard');
  if (koier.length === 0) return <p className="k-empty">{say('nobodyTonight')}</p>;
  return (
    <LongList
      isWide
      items={koier.map(({ id, koie, stays }) => (
        <li key={id}>
          <div className="k-row">
            <b>{koie}</b>
            <span>{say('guests', { count: stays.reduce((sum, { guests }) => sum + guests, 0) })}</span>
          </div>
          <div className="k-small">
            {stays.map((stay, index) => (
              <span key={stay.id}>
                {index > 0 ? ', ' : null}
                <Link to={recordOf('bookings', stay.id)}>{stay.guest ?? stay.reference}</Link> ({stay.guests})
              </span>
            ))}
          </div>
        </li>
      ))}
    />
  );
}

const SHOWN = 6;

/** The first few, and the rest behind a word. */
export function LongList({ items, isWide = false }: { items: JSX.Element[]; isWide?: boolean }) {
  const { say } = useWords('Page');
  const look = isWide ? 'k-rows k-columns' : 'k-rows';
  return (
    <>
      <ul className={look}>{items.slice(0, SHOWN)}</ul>
      {items.length > SHOWN ? (
        <details>
          <summary>{say('more', { count: items.length - SHOWN })}</summary>
          <ul className={look}>{items.slice(SHOWN)}</ul>
        </details>
      ) : null}
    </>
  );
}
