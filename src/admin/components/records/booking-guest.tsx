import { flat, type RecordJSON } from 'adminjs';
import { Link } from 'react-router-dom';
import { Icon } from '../common/icon';
import { recordOf } from '../common/links';
import { Part } from '../common/page';
import { useWords } from '../common/use-words';
import { type Guest, PartyTable } from './party';

/** Who comes, and how they are reached. */
export function BookingGuest({ record }: { record: RecordJSON }) {
  const { say } = useWords('Booking');
  const { guest, phone, contactEmail, userId, internalNote } = record.params;
  const party: unknown = flat.get(record.params, 'party');
  const guests = Array.isArray(party) ? (party as Guest[]) : [];
  return (
    <Part title={say('guest')}>
      <div className="k-stack k-close">
        <p>
          <strong>{guest ?? contactEmail}</strong>
          {userId ? (
            <>
              {' · '}
              <Link to={recordOf('users', userId)}>{say('member')}</Link>
            </>
          ) : null}
        </p>
        <div className="k-actions k-reach">
          {phone ? (
            <a className="k-button" href={`tel:${String(phone).replace(/\s/g, '')}`}>
              <Icon icon="Phone" />
              {phone}
            </a>
          ) : null}
          {contactEmail ? (
            <a className="k-button" href={`mailto:${contactEmail}`}>
              <Icon icon="Mail" />
              {contactEmail}
            </a>
          ) : null}
        </div>
        {internalNote ? (
          <p className="k-note k-text">
            <strong>{say('internalNote')}:</strong> {internalNote}
          </p>
        ) : null}
        {guests.length > 0 ? (
          <details>
            <summary>{say('party', { count: guests.length })}</summary>
            <PartyTable guests={guests} />
          </details>
        ) : null}
      </div>
    </Part>
  );
}
