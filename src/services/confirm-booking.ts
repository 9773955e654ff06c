import { DomainError } from '../errors.js';
import { FieldErrors } from '../field-errors.js';
import { queueBookingMails } from './mail/index.js';
import { staffSettlement } from './staff-booking.js';
import { lockForStaff } from './staff-lock.js';
import { type Actor, write } from './write.js';

/**
 * Confirms a booking that has not been paid by card, and sends its mails: settled elsewhere, by invoice or
 * free, for a reason. A hold that is over can be confirmed too, if its beds are still free.
 *
 * Throws `booking_not_found`, `cancelled`, `payment_in_progress`, `already_paid` when it is confirmed, FieldErrors
 * (`settlement`, `settlementReason`), and what the database says of the beds.
 */
export async function confirmBooking(
  bookingId: number,
  { settlement: chosen, reason }: { settlement: unknown; reason: string },
  actor: Actor,
): Promise<void> {
  const settlement = staffSettlement(chosen);
  if (reason.trim() === '') throw new FieldErrors({ settlementReason: [{ key: 'required' }] });
  await write(actor, async (transaction) => {
    const { booking, payment } = await lockForStaff(bookingId, transaction);
    if (booking.confirmedAt) throw new DomainError('already_paid');
    const priceNok = settlement === 'free' ? 0 : booking.priceNok;
    await booking.update(
      { confirmedAt: new Date(), settlement, settlementReason: reason.trim(), priceNok },
      { transaction },
    );
    if (payment && priceNok !== payment.priceNok) await payment.update({ priceNok }, { transaction });
    await queueBookingMails(bookingId, transaction);
  });
}

/**
 * Notes that the invoice of a booking is paid. One that is already stays as it was.
 * Throws `booking_not_found`, `cancelled`, `not_confirmed`, and `conflict` when it is not settled by invoice.
 */
export async function markInvoicePaid(bookingId: number, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const { booking } = await lockForStaff(bookingId, transaction);
    if (!booking.confirmedAt) throw new DomainError('not_confirmed');
    if (booking.settlement !== 'invoice') throw new DomainError('conflict');
    if (!booking.invoicePaidAt) await booking.update({ invoicePaidAt: new Date() }, { transaction });
  });
}
