import { Link } from 'react-router-dom';
import type { Recipient } from '../../../services/messages/recipients';
import { Badge } from '../common/badge';
import { daysOf, formatMoment } from '../common/format';
import { recordOf } from '../common/links';
import { Part } from '../common/page';
import { TableHead } from '../common/table-head';
import { useWords } from '../common/use-words';

/** Whom the message goes to, before it is sent: one row for each booking. */
export function Recipients({ recipients }: { recipients: Recipient[] }) {
  const { say } = useWords('Messages');
  const unreachable = recipients.filter(({ isReachable }) => !isReachable).length;
  const addresses = recipients.map(({ contactEmail }) => contactEmail.toLowerCase());
  return (
    <Part id="recipients" title={say('recipients', { number: recipients.length })}>
      <div className="k-told">
        {recipients.length === 0 ? (
          <p className="k-empty" role="status">
            {say('nobody')}
          </p>
        ) : null}
        {unreachable > 0 ? (
          <p className="k-warning" role="status">
            {say('unreachable', { count: unreachable })}
          </p>
        ) : null}
        {new Set(addresses).size < addresses.length ? <p className="k-small">{say('shared')}</p> : null}
        {recipients.length > 0 ? <Rows recipients={recipients} /> : null}
      </div>
    </Part>
  );
}

function Rows({ recipients }: { recipients: Recipient[] }) {
  const { say, label, language } = useWords('Messages');
  const columns = ['guest', 'koie', 'dates', 'email', 'state'];
  return (
    <table className="k-cards">
      <TableHead columns={columns} say={say} />
      <tbody>
        {recipients.map((row) => (
          <tr key={row.id}>
            <td data-label={say('guest')}>
              <span>
                <Link to={recordOf('bookings', row.id)}>{row.guest ?? row.reference}</Link>{' '}
                <span className="k-small k-mono">{row.reference}</span>
              </span>
            </td>
            <td data-label={say('koie')}>{row.koie}</td>
            <td data-label={say('dates')}>{daysOf(row.arrivalDate, row.departureDate, language)}</td>
            <td data-label={say('email')}>
              {row.isReachable ? (
                row.contactEmail
              ) : (
                <span>
                  <Badge tone="bad">{say('noAddress')}</Badge> {row.phone}
                </span>
              )}
            </td>
            <td data-label={say('state')}>
              <span className="k-small">
                {[
                  label('bookings', 'keyStatus', row.keyStatus),
                  say(row.isPaid ? 'paid_yes' : 'paid_no'),
                  say(`language_${row.language}`),
                  ...(row.writtenAt ? [say('writtenAt', { at: formatMoment(row.writtenAt, language) })] : []),
                ].join(' · ')}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
