import type { LedgerPurpose } from '../../models/index.js';
import type { Movement } from './month.js';
import type { Payout } from './payouts.js';

/** One thing that is booked: on one day, from one account to another. */
export interface Voucher {
  number: string;
  day: string;
  /** What is positive grows, in debit; a negative sum goes the other way. */
  amountOre: number;
  debit: LedgerPurpose;
  credit: LedgerPurpose;
  movement?: Movement;
  payout?: Payout;
}

/** Of a number within the month. */
const DIGITS = 4;

/**
 * What is booked of a month: each movement in the order in which they happened, and then the payouts. Numbers are the
 * year and month with four digits more, as `26110001`; they stay what they are once the month is closed.
 */
export function vouchersOf(
  month: string,
  movements: readonly Movement[],
  payouts: readonly Payout[],
): Voucher[] {
  const booked = [
    ...movements.map((movement) => ({
      day: movement.day,
      amountOre: movement.amountOre,
      ...accountsOf(movement),
      movement,
    })),
    ...payouts.flatMap((payout) => paidOut(payout, month)),
  ];
  const prefix = month.slice(2).replace('-', '');
  return booked.map((voucher, index) => ({
    number: `${prefix}${String(index + 1).padStart(DIGITS, '0')}`,
    ...voucher,
  }));
}

/** What a card pays is Stripe's debt until it is paid out; what is paid in another way is at the bank. */
function accountsOf({ kind, method }: Movement): Pick<Voucher, 'debit' | 'credit'> {
  const isByCard = method === 'card' || method === 'link';
  return { debit: isByCard ? 'receivable' : 'bank', credit: kind === 'fee' ? 'fees' : 'income' };
}

/** Into the bank on its day; and out of it again on the day that it failed. */
function paidOut(payout: Payout, month: string): Omit<Voucher, 'number'>[] {
  const { countedOn, failedOn, amountOre } = payout;
  const accounts = { debit: 'bank', credit: 'receivable', payout } as const;
  return [
    ...(countedOn.startsWith(month) ? [{ day: countedOn, amountOre, ...accounts }] : []),
    ...(failedOn?.startsWith(month) ? [{ day: failedOn, amountOre: -amountOre, ...accounts }] : []),
  ];
}
