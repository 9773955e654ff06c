import { Link } from 'react-router-dom';
import type { MoneyToSeeTo as Item } from '../../../services/accounts';
import { formatKroner } from '../common/format';
import { pageOf, recordOf } from '../common/links';
import { useWords } from '../common/use-words';

const ORE = 100;
/** Where each is dealt with; the others on the booking's own page. */
const RESOURCES: Partial<Record<Item['problem'], string>> = {
  refund_failed: 'refunds',
  refund_by_hand: 'refunds',
  disputed: 'disputes',
  other_currency: 'payments',
};

/** Stripe's codes of why a refund failed or a charge is disputed, as far as there are words for them. */
const CAUSES = [
  'charge_for_pending_refund_disputed',
  'credit_not_processed',
  'declined',
  'duplicate',
  'expired_or_canceled_card',
  'fraudulent',
  'general',
  'insufficient_funds',
  'lost_or_stolen_card',
  'merchant_request',
  'product_not_received',
  'product_unacceptable',
  'subscription_canceled',
  'unknown',
  'unrecognized',
];

/** Money that somebody has to see to: each stands here until it is dealt with. */
export function MoneyToSeeTo({ items }: { items: Item[] }) {
  const { say, language } = useWords('Dashboard');
  const { say: sayCause } = useWords('StripeCauses');
  return (
    <>
      <p className="k-small">{say('moneyToSeeToHelp')}</p>
      <ul className="k-rows">
        {items.map(({ problem, id, bookingId, reference, koie, priceNok, amountOre, cause }) => {
          const amount = amountOre === null ? say('otherCurrency') : formatKroner(amountOre / ORE, language);
          return (
            <li key={`${problem} ${id}`} className="k-row">
              <span>
                {bookingId === null ? (
                  id
                ) : (
                  <>
                    <Link to={recordOf('bookings', bookingId)}>{reference}</Link> · {koie}
                  </>
                )}
              </span>
              <Link to={whereToSeeTo(problem, id, bookingId)}>
                {say(`money_${problem}`, {
                  amount,
                  price: formatKroner(priceNok ?? 0, language),
                  cause: causeOf(cause, sayCause),
                })}
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** In words where there are some; another code of Stripe's as it is. */
function causeOf(cause: string | null, say: (key: string) => string): string {
  return cause && !CAUSES.includes(cause) ? cause : say(cause || 'unknown');
}

function whereToSeeTo(problem: Item['problem'], id: string, bookingId: number | null): string {
  const resource = RESOURCES[problem];
  if (resource) return recordOf(resource, id);
  return bookingId === null ? pageOf('accounts', { payout: id }) : recordOf('bookings', bookingId);
}
