import { type Payment, Refund, type RefundReason } from '../../models/index.js';
import { requireProofToGiveBack } from '../../platform/proof.js';
import { DomainError } from '../../platform/refusals/errors.js';
import type { Actor } from '../../platform/write.js';
import { type LockedAccount, leftOf, owedToGuestOre } from './locked-account.js';

const KRONE = 100;

/** Why money goes back: a code, and what a person has written. */
export interface RefundWhy {
  reason: RefundReason;
  note?: string | undefined;
  /** Who decided it; nobody when the system did. */
  by?: Actor | undefined;
}

/**
 * Gives a sum (øre) of what was received for a booking back: of the newest charge first, and of those before it as far
 * as that does not suffice. To the card that was charged, by the job, once the transaction is committed; what was not
 * paid by card is to be paid back by hand, and stands on the board's front page until it is. Returns the refunds.
 *
 * Throws `more_than_received` when there is not so much left to give back, and `proof_needed`.
 */
export async function giveBack(account: LockedAccount, amountOre: number, why: RefundWhy): Promise<Refund[]> {
  if (why.by) requireProofToGiveBack(amountOre, why.by);
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

/** Gives a sum (øre) of one charge back: to its card, or by hand where there is none or that is chosen. Throws `proof_needed`. */
export async function giveBackOf(
  charge: Payment,
  amountOre: number,
  { reason, note = '', by }: RefundWhy,
  account: LockedAccount,
  way: 'again' | 'elsewhere' = 'again',
): Promise<Refund> {
  if (by) requireProofToGiveBack(amountOre, by);
  const refund = await Refund.create(
    {
      paymentId: charge.id,
      amountOre,
      method: way === 'again' && isByCard(charge) ? 'card' : 'elsewhere',
      reason,
      note,
      createdBy: by?.user ?? null,
    },
    { transaction: account.transaction },
  );
  account.refunds.push(refund);
  await account.booking.reload({ transaction: account.transaction });
  return refund;
}

/**
 * Gives back what was decided (øre), and what else was received beyond the price, if that is a krone or more. What a
 * refund has failed to give back is for somebody to see to (`seeToFailedRefund`).
 */
export async function settleBalance(account: LockedAccount, why: RefundWhy, decidedOre = 0): Promise<void> {
  const failed = account.refunds.filter(({ state, handledAt }) => state === 'failed' && !handledAt);
  const failedOre = failed.reduce((sum, { amountOre }) => sum + amountOre, 0);
  const tooMuch = owedToGuestOre(account.booking) - failedOre;
  const sum = tooMuch - decidedOre < KRONE ? decidedOre : tooMuch;
  if (sum > 0) await giveBack(account, sum, why);
}

/** Whether a charge was paid with a card at Stripe, so that Stripe can give it back. */
export function isByCard({ method, paymentIntentId, chargeId }: Payment): boolean {
  return (method === 'card' || method === 'link') && (paymentIntentId !== null || chargeId !== null);
}
