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

/** Money that somebody has to see to: each stands here until it is dealt with. */
export function MoneyToSeeTo({ items }: { items: Item[] }) {
  const { say, language } = useWords('Dashboard');
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
                  cause: cause ?? '',
                })}
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function whereToSeeTo(problem: Item['problem'], id: string, bookingId: number | null): string {
  const resource = RESOURCES[problem];
  if (resource) return recordOf(resource, id);
  return bookingId === null ? pageOf('accounts', { payout: id }) : recordOf('bookings', bookingId);
}
