import { type RecordJSON, useTranslation } from 'adminjs';
import { Link } from 'react-router-dom';
import type { BookingMoney as Money } from '../../../services/figures/related';
import { Badge } from '../common/badge';
import { formatKroner } from '../common/format';
import { recordOf } from '../common/links';
import { Part } from '../common/page';
import { useWords } from '../common/use-words';
import { MoneyMovements } from './money-movements';
import { PayLink } from './pay-link';
import { Stages } from './stages';

const ORE = 100;
/** What the board can do with the money of a booking, of what its state allows; not offered above its page. */
export const MONEY_ACTIONS = ['giveBack', 'changePrice'];
const TONES: Record<string, 'good' | 'warn' | 'neutral'> = {
  waiting: 'warn',
  unpaid: 'warn',
  none: 'neutral',
};

/** The money of a booking: what it costs, what was paid and went back, what can be done, and the terms. */
export function BookingMoney({ record, money }: { record: RecordJSON; money: Money }) {
  const { say, label } = useWords('Money');
  const standing = String(record.params.standing);
  return (
    <Part
      id="payment"
      title={say('title')}
      aside={<Badge tone={TONES[standing] ?? 'good'}>{label('bookings', 'standing', standing)}</Badge>}
      wide
    >
      <div className="k-stack">
        <div className="k-grid">
          <div className="k-stack">
            <Sums account={money.account} />
            <Actions record={record} />
          </div>
          <Terms money={money} isOver={String(record.params.state) === 'cancelled'} />
        </div>
        <MoneyMovements money={money} />
        {money.payLink ? <PayLink link={money.payLink} /> : null}
      </div>
    </Part>
  );
}

function Sums({ account }: { account: Money['account'] }) {
  const { say, language } = useWords('Money');
  const kroner = (ore: number) => formatKroner(ore / ORE, language);
  const { priceNok, balanceOre, charges, refunds } = account;
  const paid = charges.filter(({ state }) => state === 'succeeded');
  const back = refunds.filter(({ state }) => state !== 'failed');
  const sum = (rows: { amountOre: number | null }[]) =>
    rows.reduce((total, { amountOre }) => total + (amountOre ?? 0), 0);
  return (
    <dl className="k-sums">
      <dt>{say('price')}</dt>
      <dd className="k-money">{formatKroner(priceNok, language)}</dd>
      <dt>{say('paid')}</dt>
      <dd className="k-money">{kroner(sum(paid))}</dd>
      {back.length > 0 ? (
        <>
          <dt>{say('back')}</dt>
          <dd className="k-money">−{kroner(sum(back))}</dd>
        </>
      ) : null}
      <dt className="k-total">{balanceOre < 0 ? say('owedToGuest') : say('owed')}</dt>
      <dd className="k-money k-total">{kroner(Math.abs(balanceOre))}</dd>
    </dl>
  );
}

function Actions({ record }: { record: RecordJSON }) {
  const { translateAction } = useTranslation();
  const offered = MONEY_ACTIONS.flatMap(
    (name) => record.recordActions.find((one) => one.name === name) ?? [],
  );
  if (offered.length === 0) return null;
  return (
    <div className="k-actions k-screen">
      {offered.map(({ name, label, resourceId }) => (
        <Link key={name} className="k-button" to={recordOf(resourceId, record.id, name)}>
          {translateAction(label, resourceId)}
        </Link>
      ))}
    </div>
  );
}

/** The terms that the booking was made under: what is left of them while it can still be cancelled. */
function Terms({ money: { account, termsTold, stages, guest }, isOver }: { money: Money; isOver: boolean }) {
  const { say, language } = useWords('Money');
  const { terms, receivedOre } = account;
  return (
    <section aria-label={say('terms')}>
      <h3>
        {say('terms')}: {language === 'nb' ? terms.nameNb : terms.nameEn}
      </h3>
      <ul className="k-bullets">
        {termsTold[language].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {isOver ? null : (
        <p className="k-small">
          {say('guestPage')}: {say(guest.cancelling ? `no_${guest.cancelling}` : 'mayCancel')}{' '}
          {say(guest.mayChange ? 'mayChange' : 'mayNotChange')}
        </p>
      )}
      {!isOver && receivedOre > 0 && stages.length > 1 ? <Stages stages={stages} /> : null}
    </section>
  );
}
