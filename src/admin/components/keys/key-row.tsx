import { Link } from 'react-router-dom';
import type { KeyNow } from '../../../services/keys/keys-now-types';
import type { KeysNowWord } from '../../locales/keys-now';
import { daysBetween } from '../common/days';
import { formatMoment, shortDay, withoutThisYear } from '../common/format';
import { recordOf } from '../common/links';
import { useWords } from '../common/use-words';

interface Props {
  of: KeyNow;
  today: string;
  /** Whoever looks may open the task about it. */
  showTask: boolean;
  isBusy: boolean;
  takeIn(): void;
  report(): void;
}

/** A key: its number, where it is, since when and with whom, and what can be done with it here. */
export function KeyRow({ of: key, today, showTask, isBusy, takeIn, report }: Props) {
  const { say, language } = useWords<KeysNowWord>('KeysNow');
  const { label, koie, state, note, departureDate } = key;
  const since = withoutThisYear(formatMoment(new Date(key.since).toISOString(), language));
  const late = departureDate ? daysBetween(departureDate, today) : 0;
  return (
    <li className={`keys-row${key.overdue ? ' is-overdue' : ''}`} data-key={label}>
      <strong className="keys-number">
        <Link to={recordOf('keys', key.id)}>{label}</Link>
      </strong>
      <span className="keys-where">
        <strong>{koie}</strong>
        <span>{say('since', { moment: since })}</span>
      </span>
      <span className="keys-who">
        {state === 'out' ? <Holder of={key} /> : null}
        {departureDate ? (
          <span className={key.overdue ? 'keys-late' : ''}>
            {key.overdue
              ? say('late', { count: late })
              : say('due', { day: shortDay(departureDate, language) })}
          </span>
        ) : null}
        {note ? <span>{note}</span> : null}
        {key.taskId !== null && showTask ? (
          <Link to={recordOf('tasks', key.taskId)}>{say('task')}</Link>
        ) : null}
      </span>
      <span className="keys-actions">
        {state === 'at_desk' ? null : (
          <button
            type="button"
            className="k-button k-strong"
            disabled={isBusy}
            aria-label={say('takeInOf', { key: label, koie })}
            onClick={takeIn}
          >
            {say('takeIn')}
          </button>
        )}
        {state === 'at_desk' || state === 'out' ? (
          <button
            type="button"
            className="desk-report"
            aria-label={say('reportOf', { key: label, koie })}
            onClick={report}
          >
            {say('report')}
          </button>
        ) : null}
      </span>
    </li>
  );
}

function Holder({ of: { bookingId, reference, guest, phone } }: { of: KeyNow }) {
  const { say } = useWords<KeysNowWord>('KeysNow');
  if (bookingId === null) return <span>{say('noBooking')}</span>;
  return (
    <span>
      <strong>{guest ?? say('noName')}</strong>{' '}
      <Link className="k-mono" to={recordOf('bookings', bookingId)}>
        {reference}
      </Link>{' '}
      {phone ? <a href={`tel:${phone.replace(/\s/g, '')}`}>{phone}</a> : null}
    </span>
  );
}
