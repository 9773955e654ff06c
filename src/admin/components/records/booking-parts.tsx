import type { RecordJSON, ResourceJSON } from 'adminjs';
import { Link } from 'react-router-dom';
import type { BookingRelated } from '../../../services/figures/related';
import { formatDay, formatKroner, formatMoment } from '../common/format';
import { recordOf } from '../common/links';
import { Part, Told } from '../common/page';
import { useWords } from '../common/use-words';
import { ClosureList } from './closure-list';
import { PayLink } from './pay-link';
import { useRelated } from './use-related';

const ORE = 100;

/** What belongs to a booking: its payment, report and mails, and what is closed meanwhile. */
export function BookingParts({ record, resource }: { record: RecordJSON; resource: ResourceJSON }) {
  const { answer, again } = useRelated<BookingRelated>(resource, record);
  return (
    <Told answer={answer} again={again}>
      {({ related }) => (
        <>
          <Payment
            payment={related.payment}
            payLink={related.payLink}
            standing={String(record.params.standing)}
          />
          <Report report={related.report} />
          <Mails mails={related.mails} />
          {related.closures.length > 0 ? <Closures closures={related.closures} /> : null}
        </>
      )}
    </Told>
  );
}

function Payment({
  payment,
  payLink,
  standing,
}: Pick<BookingRelated, 'payment' | 'payLink'> & { standing: string }) {
  const { say, label, language } = useWords('Records');
  return (
    <Part id="payment" title={say('payment')}>
      {payment ? (
        <dl>
          <dt>{say('standing')}</dt>
          <dd>{label('bookings', 'standing', standing)}</dd>
          <dt>{say('card')}</dt>
          <dd>
            <Link to={recordOf('payments', payment.id)}>{label('payments', 'state', payment.state)}</Link>
          </dd>
          <dt>{say('price')}</dt>
          <dd>{formatKroner(payment.priceNok, language)}</dd>
          <dt>{say('charged')}</dt>
          <dd>{payment.chargedOre === null ? '–' : formatKroner(payment.chargedOre / ORE, language)}</dd>
          <dt>{say('settledAt')}</dt>
          <dd>{payment.settledAt ? formatMoment(payment.settledAt, language) : '–'}</dd>
        </dl>
      ) : (
        <p className="k-empty">{say('noPayment')}</p>
      )}
      {payLink ? <PayLink link={payLink} /> : null}
    </Part>
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
