import { Link } from 'react-router-dom';
import type { SentMessage } from '../../../services/messages/sent';
import { Badge } from '../common/badge';
import { formatMoment } from '../common/format';
import { pageOf } from '../common/links';
import { Part } from '../common/page';
import { useWords } from '../common/use-words';

/** The latest messages, with who sent them and how far they are. */
export function Earlier({ sent }: { sent: SentMessage[] }) {
  const { say, language } = useWords('Messages');
  return (
    <Part id="earlier" title={say('earlier')}>
      {sent.length === 0 ? <p className="k-empty">{say('noneEarlier')}</p> : null}
      <ul className="k-rows">
        {sent.map((message) => (
          <li key={message.id} className="k-row">
            <Link to={pageOf('messages', { message: String(message.id) })}>
              {nameOf(message, say('blank'))}
            </Link>
            <span className="k-small">
              {message.failed > 0 ? (
                <>
                  <Badge tone="bad">{say('failed', { count: message.failed })}</Badge>{' '}
                </>
              ) : null}
              {say('sentOf', { sent: message.sent, all: message.recipients })} ·{' '}
              {formatMoment(message.sentAt, language)} · {message.sender ?? say('unknown')}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** What a message is called: its subject, or how its text begins. */
export function nameOf(
  { subjectNb, subjectEn, textNb, textEn }: Omit<SentMessage, 'id'>,
  otherwise: string,
): string {
  const name = subjectNb || subjectEn || textNb || textEn || otherwise;
  const [line = name] = name.split('\n');
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}
