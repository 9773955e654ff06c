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

/** What belongs to a booking: its account, report and mails, and what is closed meanwhile. */
export function BookingParts({ record, resource }: { record: RecordJSON; resource: ResourceJSON }) {
  const { answer, again } = useRelated<BookingRelated>(resource, record);
  return (
    <Told answer={answer} again={again}>
      {({ related }) => (
        <>
          <AccountPart
            account={related.account}
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

/** What it costs, what was charged, what went back, and what is owed. */
function AccountPart({
  account,
  payLink,
  standing,
}: Pick<BookingRelated, 'account' | 'payLink'> & { standing: string }) {
  const { say, label, language } = useWords('Records');
  const kroner = (ore: number) => formatKroner(ore / ORE, language);
  const { priceNok, balanceOre, charges, refunds, priceChanges } = account;
  return (
    <Part id="payment" title={say('payment')}>
      <dl>
        <dt>{say('standing')}</dt>
        <dd>{label('bookings', 'standing', standing)}</dd>
        <dt>{say('price')}</dt>
        <dd>{formatKroner(priceNok, language)}</dd>
        <dt>{balanceOre < 0 ? say('owedToGuest') : say('owed')}</dt>
        <dd>{kroner(Math.abs(balanceOre))}</dd>
      </dl>
      {charges.length + refunds.length === 0 ? <p className="k-empty">{say('noPayment')}</p> : null}
      <ul className="k-rows">
        {charges.map(({ id, method, state, amountOre, settledAt }) => (
          <li key={id} className="k-row">
            <Link to={recordOf('payments', id)}>
              {label('payments', 'method', method)}
              {amountOre === null ? '' : ` ${kroner(amountOre)}`}
            </Link>
            <span className="k-small">
              <span className="k-tag">{label('payments', 'state', state)}</span>
              {settledAt ? formatMoment(settledAt, language) : ''}
            </span>
          </li>
        ))}
        {refunds.map(({ id, state, amountOre, settledAt, createdAt, reason, isHandled }) => (
          <li key={id} className="k-row">
            <Link to={recordOf('refunds', id)}>
              {label('refunds', 'reason', reason)} −{kroner(amountOre)}
            </Link>
            <span className="k-small">
              <span className={state === 'failed' && !isHandled ? 'k-tag k-bad' : 'k-tag'}>
                {label('refunds', 'state', state)}
              </span>
              {formatMoment(settledAt ?? createdAt, language)}
            </span>
          </li>
        ))}
        {priceChanges.map(({ wasNok, isNok, reason, at }) => (
          <li key={at} className="k-row k-small">
            <span>{say(`price_${reason}`)}</span>
            <span>
              {formatKroner(wasNok, language)} → {formatKroner(isNok, language)}
            </span>
          </li>
        ))}
      </ul>
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
