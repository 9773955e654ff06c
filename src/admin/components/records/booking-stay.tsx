import type { RecordJSON } from 'adminjs';
import { Link } from 'react-router-dom';
import type { BookingRelated } from '../../../services/figures/related';
import { daysBetween } from '../common/days';
import { capital, shortDay } from '../common/format';
import { recordOf } from '../common/links';
import { NightStrip } from '../common/night-strip';
import { Part } from '../common/page';
import { Skeleton } from '../common/skeleton';
import { useWords } from '../common/use-words';
import { ClosureList } from './closure-list';

/** Where and when, with how many, and the free beds around it for who wants to move it. */
export function BookingStay({
  record,
  related,
}: {
  record: RecordJSON;
  /** Undefined until it is known; the desk never does. */
  related?: BookingRelated | undefined;
}) {
  const { say, language } = useWords('Booking');
  const { params, recordActions } = record;
  const { koie, koieId, arrivalDate, departureDate, guests, guestsMember, guestsNotMember, deskNote } =
    params;
  const [from, to] = [String(arrivalDate).slice(0, 10), String(departureDate).slice(0, 10)];
  const isForBoard = recordActions.some(({ name }) => name === 'edit');
  const move = recordOf('bookings', record.id, 'move');
  const persons = say('persons', { count: Number(guests) });
  return (
    <Part
      title={say('stay')}
      aside={koieId ? <Link to={recordOf('koier', koieId)}>{koie}</Link> : <b>{koie}</b>}
    >
      <div className="k-stack k-close">
        <p>
          <strong>
            {capital(shortDay(from, language))} – {shortDay(to, language)} {to.slice(0, 4)}
          </strong>
          <br />
          {say('nights', { count: daysBetween(from, to) })} · {persons}
          {guestsNotMember > 0 && guestsMember > 0
            ? ` (${say('members', { count: guestsMember })}, ${say('others', { count: guestsNotMember })})`
            : null}
        </p>
        {deskNote ? (
          <p className="k-warning k-text">
            <strong>{say('deskNote')}:</strong> {deskNote}
          </p>
        ) : null}
        {related && related.closures.length > 0 ? (
          <div className="k-warning">
            <h3>{say('closed')}</h3>
            <ClosureList closures={related.closures} nothing="" />
          </div>
        ) : null}
        {isForBoard && !related ? <Skeleton lines={2} /> : null}
        {related ? (
          <div>
            <h3 className="k-small">{say('around')}</h3>
            <NightStrip koieId={Number(koieId)} nights={related.nights} stay={{ from, to }} />
            {recordActions.some(({ name }) => name === 'move') ? (
              <p className="k-links k-screen">
                <Link to={`${move}?days=-1`}>← {say('dayEarlier')}</Link>
                <Link to={`${move}?days=1`}>{say('dayLater')} →</Link>
              </p>
            ) : null}
          </div>
        ) : null}
      </div>
    </Part>
  );
}
