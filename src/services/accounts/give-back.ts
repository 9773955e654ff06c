import { type Payment, Refund, type RefundReason } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type LockedAccount, leftOf } from './locked-account.js';

/** Why money goes back: a code, and what a person has written. */
export interface RefundWhy {
  reason: RefundReason;
  note?: string | undefined;
  /** `ntnui_no` of who decided it; nobody when the system did. */
  by?: number | undefined;
}

/**
 * Gives a sum (øre) of what was received for a booking back: of the newest charge first, and of those before it as far
 * as that does not suffice. To the card that was charged, by the job, once the transaction is committed; what was not
 * paid by card is to be paid back by hand, and stands on the board's front page until it is. Returns the refunds.
 *
 * Throws `more_than_received` when there is not so much left to give back.
 */
export async function giveBack(account: LockedAccount, amountOre: number, why: RefundWhy): Promise<Refund[]> {
  const refunds: Refund[] = [];
  let missing = amountOre;
  for (const charge of [...account.charges].reverse()) {
    const part = Math.min(leftOf(charge, account.refunds), missing);
    if (part <= 0) continue;
    refunds.push(await giveBackOf(charge, part, why, account));
    missing -= part;
  }
  if (missing > 0) throw new DomainError('more_than_received');
  return refunds;
}

/** Gives a sum (øre) of one charge back: to its card, or by hand where there is none or that is chosen. */
export async function giveBackOf(
  charge: Payment,
  amountOre: number,
  { reason, note = '', by }: RefundWhy,
  account: LockedAccount,
  way: 'again' | 'elsewhere' = 'again',
): Promise<Refund> {
  const refund = await Refund.create(
    {
      paymentId: charge.id,
      amountOre,
      method: way === 'again' && isByCard(charge) ? 'card' : 'elsewhere',
      reason,
      note,
      createdBy: by ?? null,
    },
    { transaction: account.transaction },
  );
  account.refunds.push(refund);
  await account.booking.reload({ transaction: account.transaction });
  return refund;
}

/** Gives back what was received beyond the price, if anything was. Returns the sum, in øre. */
export async function settleBalance(account: LockedAccount, why: RefundWhy): Promise<number> {
  const tooMuch = -account.booking.balanceOre;
  if (tooMuch <= 0) return 0;
  await giveBack(account, tooMuch, why);
  return tooMuch;
}

/** Whether a charge was paid with a card at Stripe, so that Stripe can give it back. */
export function isByCard({ method, paymentIntentId, chargeId }: Payment): boolean {
  return (method === 'card' || method === 'link') && (paymentIntentId !== null || chargeId !== null);
}
