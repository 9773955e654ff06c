import { today } from '../../platform/clock.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import {
  type Division,
  divideCancelled,
  type LockedAccount,
  paidOre,
  setPrice,
  settleBalance,
  termsOf,
} from '../accounts/index.js';
import { cancelWaitingMails, queueCancelledMail, type Telling } from '../mail/index.js';
import { closePageSoon, configuredGateway, type PaymentGateway } from '../payments/index.js';
import { chosen, type RefundChoice } from './refund-choice.js';
import { lockForStaff } from './staff-lock.js';

/** Why a booking is cancelled and what goes back. */
export interface Cancellation {
  /** For the board; kept with the booking. */
  reason: string;
  refund: RefundChoice;
  /** Whether a closure does it, which the account then says. */
  isByClosure?: boolean | undefined;
}

/**
 * Cancels a booking: its beds are free at once, and its mails that wait are not sent. What was paid for it goes
 * back as far as was chosen, and what was paid too much does; the price becomes what is kept. The guest of a confirmed booking is told by mail, without
 * the reason, unless `tellGuest` is false. Returns whether that is so.
 *
 * Throws `booking_not_found`, `cancelled`, `payment_in_progress`, and FieldErrors (`cancelReason`) when no reason is
 * given or the key is still out, (`refundNok`) when more is to go back than was received.
 */
export async function cancelBooking(
  bookingId: number,
  { tellGuest = true, message, ...cancellation }: Cancellation & Partial<Telling>,
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<boolean> {
  if (cancellation.reason.trim() === '') throw new FieldErrors({ cancelReason: [{ key: 'required' }] });
  const isTold = await write(actor, async (transaction) => {
    const account = await lockForStaff(bookingId, transaction);
    await cancelLocked(account, cancellation, actor);
    if (!account.booking.confirmedAt) return false;
    return queueCancelledMail(bookingId, { tellGuest, message }, transaction);
  });
  // Cancelled, it is not paid any more. What was paid a moment ago goes back.
  await closePageSoon(bookingId, actor, gateway);
  return isTold;
}

/**
 * The same in the caller's transaction, which has the account locked, and without the mail: the caller closes the page
 * where the guest may be paying afterwards (`closePageSoon`). Returns what goes back and what is kept.
 */
export async function cancelLocked(
  account: LockedAccount,
  { reason, refund, isByClosure = false }: Cancellation,
  actor: Actor,
): Promise<Division> {
  const { booking, transaction } = account;
  // Cancelled, it would disappear from the desk, and nobody would ask for the key.
  if (booking.keyStatus === 'picked_up') throw new FieldErrors({ cancelReason: [{ key: 'key_is_out' }] });
  const terms = await termsOf(booking, transaction);
  const paid = paidOre(booking);
  // Of a hold nothing was sold.
  const division = chosen(booking.confirmedAt || refund !== 'terms' ? refund : 'all', paid, () =>
    divideCancelled(terms, booking.arrivalDate, today(), { paidOre: paid, keptNok: booking.keptNok }),
  );
  await booking.update({ cancelledAt: account.now, cancelReason: reason.trim() }, { transaction });
  const why = { reason: isByClosure ? 'closure' : 'cancellation', note: reason.trim() } as const;
  await setPrice(account, division.keptNok, why);
  await settleBalance(account, { ...why, by: actor }, division.refundOre);
  await cancelWaitingMails(booking.id, transaction);
  return division;
}
