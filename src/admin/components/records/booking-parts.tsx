import type { RecordJSON, ResourceJSON } from 'adminjs';
import { Link } from 'react-router-dom';
import type { BookingRelated } from '../../../services/figures/related';
import { formatDay, formatMoment } from '../common/format';
import { recordOf } from '../common/links';
import { Part, Told } from '../common/page';
import { useRelated } from '../common/use-related';
import { useWords } from '../common/use-words';
import { BookingMoney } from './booking-money';
import { ClosureList } from './closure-list';

/** What belongs to a booking: its money, report and mails, and what is closed meanwhile. */
export function BookingParts({ record, resource }: { record: RecordJSON; resource: ResourceJSON }) {
  const { answer, again } = useRelated<BookingRelated>(resource, record);
  return (
    <Told answer={answer} again={again}>
      {({ related }) => (
        <>
          <BookingMoney record={record} money={related.money} />
          <Report report={related.report} />
          <Mails mails={related.mails} />
          {related.closures.length > 0 ? <Closures closures={related.closures} /> : null}
        </>
      )}
    </Told>
  );
}

function Report({ report }: { report: BookingRelated['report'] }) {
  const { say, language } = useWords('Records');
  return (
    <Part id="report" title={say('report')}>
      {report ? (
        <>
          <p>
            <Link to={recordOf('reports', report.id)}>{formatDay(report.stayDate, language)}</Link>{' '}
            <span className="k-badge">{report.isHandled ? say('handled') : say('notHandled')}</span>
          </p>
          <p className="k-small">{report.otherFaults}</p>
        </>
      ) : (
        <p className="k-empty">{say('noReport')}</p>
      )}
    </Part>
  );
}

function Mails({ mails }: { mails: BookingRelated['mails'] }) {
  const { say, label, language } = useWords('Records');
  return (
    <Part id="mails" title={say('mails')} wide>
      {mails.length === 0 ? <p className="k-empty">{say('noMails')}</p> : null}
      <ul className="k-rows">
        {mails.map((mail) => (
          <li key={mail.id} className="k-row">
            <Link to={recordOf('emails', mail.id)}>{mail.subject}</Link>
            <span className="k-small">
              <span className={mail.state === 'failed' ? 'k-badge k-bad' : 'k-badge'}>
                {label('emails', 'state', mail.state)}
              </span>
              {formatMoment(mail.sentAt ?? mail.createdAt, language)}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Closures({ closures }: { closures: BookingRelated['closures'] }) {
  const { say } = useWords('Records');
  return (
    <Part id="closed" title={say('closedMeanwhile')} wide>
      <ClosureList closures={closures} nothing="" />
    </Part>
  );
}
