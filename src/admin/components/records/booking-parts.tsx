import { Link } from 'react-router-dom';
import type { BookingRelated } from '../../../services/figures/related';
import { Badge } from '../common/badge';
import { Fold } from '../common/fold';
import { formatDay, formatMoment } from '../common/format';
import { pageOf, recordOf } from '../common/links';
import { useWords } from '../common/use-words';

/** What the guests reported. */
export function BookingReport({ report }: Pick<BookingRelated, 'report'>) {
  const { say, language } = useWords('Records');
  return (
    <Fold
      title={say('report')}
      aside={report ? say(report.isHandled ? 'handled' : 'notHandled') : say('noReport')}
    >
      {report ? (
        <>
          <p>
            <Link to={recordOf('reports', report.id)}>{formatDay(report.stayDate, language)}</Link>
          </p>
          <p className="k-small">{report.otherFaults}</p>
        </>
      ) : (
        <p className="k-empty">{say('noReport')}</p>
      )}
    </Fold>
  );
}

/** The mails that were sent about it, or wait. */
export function BookingMails({ mails }: Pick<BookingRelated, 'mails'>) {
  const { say, label, language } = useWords('Records');
  const failed = mails.filter(({ state }) => state === 'failed').length;
  return (
    <Fold
      title={say('mails')}
      isOpen={failed > 0}
      aside={failed > 0 ? <Badge tone="bad">{label('emails', 'state', 'failed')}</Badge> : mails.length}
    >
      {mails.length === 0 ? <p className="k-empty">{say('noMails')}</p> : null}
      <ul className="k-rows">
        {mails.map((mail) => (
          <li key={mail.id} className="k-row">
            <Link to={recordOf('emails', mail.id)}>{mail.subject}</Link>
            <span className="k-small">
              <Badge tone={mail.state === 'failed' ? 'bad' : 'neutral'}>
                {label('emails', 'state', mail.state)}
              </Badge>{' '}
              {formatMoment(mail.sentAt ?? mail.createdAt, language)}
              {mail.messageId ? (
                <>
                  {' '}
                  <Link to={pageOf('messages', { message: String(mail.messageId) })}>{say('message')}</Link>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </Fold>
  );
}
