import { Link } from 'react-router-dom';
import type { WrittenMessage } from '../../pages/messages';
import { Badge } from '../common/badge';
import { formatMoment } from '../common/format';
import { pageOf, recordOf } from '../common/links';
import { Part } from '../common/page';
import { TableHead } from '../common/table-head';
import { useWords } from '../common/use-words';
import { nameOf } from './earlier';

const TONES = { sent: 'good', failed: 'bad', cancelled: 'neutral', queued: 'info', sending: 'info' } as const;

/** A message that was sent: what it says, and what became of it for each booking. */
export function Written({ message }: { message: WrittenMessage }) {
  const { say, language } = useWords('Messages');
  const texts = [
    ['nb', message.subjectNb, message.textNb],
    ['en', message.subjectEn, message.textEn],
  ].filter(([, , text]) => text);
  const at = formatMoment(message.sentAt, language);
  return (
    <div className="k-stack">
      <Part title={nameOf(message, say('blank'))}>
        <div className="k-stack">
          <p>{say('sentBy', { at, by: message.sender ?? say('unknown') })}</p>
          {texts.map(([written, subject, text]) => (
            <section key={written} lang={written} aria-label={say(`language_${written}`)}>
              {subject ? <h3>{subject}</h3> : null}
              <p className="k-lines">{text}</p>
            </section>
          ))}
          <p>
            <Link className="k-button" to={pageOf('messages')}>
              {say('writeNew')}
            </Link>
          </p>
        </div>
      </Part>
      <Mails message={message} />
    </div>
  );
}

function Mails({ message: { mails } }: { message: WrittenMessage }) {
  const { say, label, language } = useWords('Messages');
  const columns = ['guest', 'koie', 'email', 'mail'];
  return (
    <Part id="recipients" title={say('recipients', { number: mails.length })}>
      <table className="k-cards">
        <TableHead columns={columns} say={say} />
        <tbody>
          {mails.map((mail) => (
            <tr key={mail.mailId}>
              <td data-label={say('guest')}>
                {mail.bookingId === null ? (
                  say('deleted')
                ) : (
                  <span>
                    <Link to={recordOf('bookings', mail.bookingId)}>{mail.guest ?? mail.reference}</Link>{' '}
                    <span className="k-small k-mono">{mail.reference}</span>
                  </span>
                )}
              </td>
              <td data-label={say('koie')}>{mail.koie}</td>
              <td data-label={say('email')}>{mail.recipient}</td>
              <td data-label={say('mail')}>
                <span>
                  <Link to={recordOf('emails', mail.mailId)}>
                    <Badge tone={TONES[mail.state]}>{label('emails', 'state', mail.state)}</Badge>
                  </Link>{' '}
                  <span className="k-small">{mail.lastError ?? formatMoment(mail.at, language)}</span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Part>
  );
}
