import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import { cancelWaitingMails, queueCancelledMail, type Telling } from '../mail/index.js';
import { closePageSoon, configuredGateway, type PaymentGateway } from '../payments/index.js';
import { lockForStaff } from './staff-lock.js';

/**
 * Cancels a booking: its beds are free at once, and its mails that wait are not sent. With `refund`, what its
 * card has been charged is given back, all of it, by the job that settles payments. The guest of a confirmed booking
 * is told by mail, without the reason, unless `tellGuest` is false. Returns whether that is so.
 *
 * Throws `booking_not_found`, `cancelled`, `payment_in_progress`, and FieldErrors (`cancelReason`) when no
 * reason is given or the key is still out.
 */
export async function cancelBooking(
  bookingId: number,
  { reason, refund, tellGuest = true, message }: { reason: string; refund: boolean } & Partial<Telling>,
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<boolean> {
  if (reason.trim() === '') throw new FieldErrors({ cancelReason: [{ key: 'required' }] });
  const isTold = await write(actor, async (transaction) => {
    const { booking, payment } = await lockForStaff(bookingId, transaction);
    // Cancelled, it would disappear from the desk, and nobody would ask for the key.
    if (booking.keyStatus === 'picked_up') throw new FieldErrors({ cancelReason: [{ key: 'key_is_out' }] });
    await booking.update({ cancelledAt: new Date(), cancelReason: reason.trim() }, { transaction });
    const isCharged = payment?.state === 'succeeded' && (payment.chargedOre ?? 0) > 0;
    if (refund && (isCharged || payment?.state === 'wrong_amount')) {
      await payment?.update({ state: 'refund_due' }, { transaction });
    }
    await cancelWaitingMails(bookingId, transaction);
    if (!booking.confirmedAt) return false;
    return queueCancelledMail(bookingId, { tellGuest, message }, transaction);
  });
  // Cancelled, it is not paid any more. What was paid a moment ago goes back.
  await closePageSoon(bookingId, actor, gateway);
  return isTold;
}
