import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { BookingMoney as Money } from '../../../services/figures/related';
import { Badge, type Tone } from '../common/badge';
import { formatKroner, formatMoment } from '../common/format';
import { recordOf } from '../common/links';
import { TableHead } from '../common/table-head';
import { useWords } from '../common/use-words';

const ORE = 100;
const TONES: Record<string, Tone> = {
  succeeded: 'good',
  due: 'warn',
  pending: 'info',
  failed: 'bad',
  open: 'neutral',
  processing: 'info',
  requires_action: 'warn',
  declined: 'bad',
  wrong_amount: 'bad',
};

interface Movement {
  key: string;
  /** ISO moment; null for what is still to come. */
  at: string | null;
  what: ReactNode;
  state?: { tone: Tone; told: string };
  /** Reason and who decided it. */
  why: string;
  price?: string;
  paid?: ReactNode;
}

/** All that has happened to the money of a booking, oldest first: its price, charges and refunds. */
export function MoneyMovements({ money }: { money: Money }) {
  const { say, language } = useWords('Money');
  return (
    <table className="k-cards">
      <caption className="k-hidden">{say('movements')}</caption>
      <TableHead columns={['at', 'what', 'why', 'price', 'in']} numbers={['price', 'in']} say={say} />
      <tbody>
        {useMovements(money).map(({ key, at, what, state, why, price, paid }) => (
          <tr key={key}>
            <td data-label={say('at')}>{at ? formatMoment(at, language) : say('toCome')}</td>
            <td data-label={say('what')}>
              <span>
                {what} {state ? <Badge tone={state.tone}>{state.told}</Badge> : null}
              </span>
            </td>
            <td data-label={say('why')}>{why}</td>
            <td data-label={say('price')} className="k-number">
              {price}
            </td>
            <td data-label={say('in')} className="k-number">
              {paid}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function useMovements({ account, bookedAt, bookedNok }: Money): Movement[] {
  const { say, label, language } = useWords('Money');
  const kroner = (ore: number) => formatKroner(ore / ORE, language);
  const nok = (sum: number) => formatKroner(sum, language);
  const whyOf = (...parts: (string | null)[]) => parts.filter(Boolean).join(' · ');
  const { charges, refunds, priceChanges, balanceOre } = account;
  const happened: Movement[] = [
    { key: 'booked', at: bookedAt, what: say('booked'), why: '', price: nok(bookedNok) },
    ...priceChanges.map(({ wasNok, isNok, reason, note, by, at }) => ({
      key: `price ${at}`,
      at,
      what: say(`price_${reason}`),
      why: whyOf(note, by),
      price: `${nok(wasNok)} → ${nok(isNok)}`,
    })),
    ...charges.flatMap(({ id, method, state, amountOre, note, settledAt }) => {
      const isPaid = state === 'succeeded';
      if (!isPaid && balanceOre <= 0 && state === 'open') return [];
      return {
        key: id,
        at: settledAt,
        what: <Link to={recordOf('payments', id)}>{label('payments', 'method', method)}</Link>,
        state: { tone: TONES[state] ?? 'neutral', told: label('payments', 'state', state) },
        why: note,
        ...(isPaid ? { paid: kroner(amountOre ?? 0) } : {}),
      };
    }),
    ...refunds.map(({ id, state, amountOre, reason, note, by, createdAt }) => ({
      key: id,
      at: createdAt,
      what: (
        <Link to={recordOf('refunds', id)}>
          {say('refund')}: {label('refunds', 'reason', reason)}
        </Link>
      ),
      state: { tone: TONES[state] ?? ('neutral' as const), told: label('refunds', 'state', state) },
      why: whyOf(note, by),
      paid: state === 'failed' ? <s>−{kroner(amountOre)}</s> : <>−{kroner(amountOre)}</>,
    })),
  ];
  const [booked, ...others] = happened;
  return [...(booked ? [booked] : []), ...others.sort((one, other) => secondOf(one) - secondOf(other))];
}

/** What one deed has written stays together, in the order above. What is still to come is last. */
function secondOf({ at }: Movement): number {
  return at === null ? Number.MAX_SAFE_INTEGER : Math.floor(new Date(at).getTime() / 1000);
}
