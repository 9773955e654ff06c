import { Link } from 'react-router-dom';
import type { WrongAmount } from '../../../services/figures/dashboard';
import { formatKroner } from '../common/format';
import { recordOf } from '../common/links';
import { useWords } from '../common/use-words';

const ORE = 100;

/** Payments by card that are not the price of their booking: somebody has to decide what becomes of each. */
export function WrongAmounts({ payments }: { payments: WrongAmount[] }) {
  const { say, language } = useWords('Dashboard');
  return (
    <>
      <p className="k-small">{say('wrongAmountsHelp')}</p>
      <ul className="k-rows">
        {payments.map(({ id, bookingId, reference, koie, priceNok, chargedOre }) => {
          const charged =
            chargedOre === null ? say('otherCurrency') : formatKroner(chargedOre / ORE, language);
          return (
            <li key={id} className="k-row">
              <span>
                <Link to={recordOf('bookings', bookingId)}>{reference}</Link> · {koie}
              </span>
              <Link to={recordOf('payments', id)}>
                {say('wrongAmount', { charged, price: formatKroner(priceNok, language) })}
              </Link>
            </li>
          );
        })}
      </ul>
    </>
  );
}
