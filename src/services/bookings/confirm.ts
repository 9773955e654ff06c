import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import { queueBookingMails, queueMail, stopPayLink } from '../mail/index.js';
import { closePage, configuredGateway, type PaymentGateway } from '../payments/index.js';
import { staffSettlement } from './staff-booking.js';
import { lockForStaff } from './staff-lock.js';

/**
 * Confirms a booking that has not been paid by card, and sends its mails: settled elsewhere, by invoice, free, or by
 * card with a link, for a reason. A hold that is over can be confirmed too, if its beds are still free, and one that
 * waits for the guest's card can be settled some other way. Money from a card that was not the price is accepted with
 * `elsewhere`, and goes back otherwise. Returns whether the guest gets mail.
 *
 * Throws `booking_not_found`, `cancelled`, `payment_in_progress`, `payment_unavailable` (the page where it can be paid
 * cannot be closed just now), `already_paid` when it is confirmed and waits for no card, FieldErrors (`settlement`,
 * `settlementReason`), and what the database says of the beds.
 */
export async function confirmBooking(
  bookingId: number,
  { settlement: chosen, reason }: { settlement: unknown; reason: string },
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<boolean> {
  const settlement = staffSettlement(chosen);
  if (reason.trim() === '') throw new FieldErrors({ settlementReason: [{ key: 'required' }] });
  await closePage(bookingId, actor, gateway);
  return write(actor, async (transaction) => {
    const { booking, payment } = await lockForStaff(bookingId, transaction);
    if (booking.confirmedAt && !booking.awaitsCard) throw new DomainError('already_paid');
    if (payment?.checkoutSessionId) throw new DomainError('payment_in_progress');
    // Money that the card has given back cannot be asked for by the same payment.
    const isSpent = payment && ['wrong_amount', 'refund_due', 'refunded'].includes(payment.state);
    if (settlement === 'card' && (!payment || isSpent)) throw new DomainError('not_by_card');
    const priceNok = settlement === 'free' ? 0 : booking.priceNok;
    const awaitsCard = settlement === 'card' && priceNok > 0;
    const confirmedAt = booking.confirmedAt ?? new Date();
    await booking.update(
      { confirmedAt, settlement, settlementReason: reason.trim(), priceNok, awaitsCard },
      { transaction },
    );
    await payment?.update({ priceNok, checkoutExpiresAt: null }, { transaction });
    if (payment?.state === 'wrong_amount') {
      const isAccepted = settlement === 'elsewhere';
      await payment.update(
        { state: isAccepted ? 'succeeded' : 'refund_due', settledAt: isAccepted ? new Date() : null },
        { transaction },
      );
    }
    const isTold = (await queueBookingMails(bookingId, transaction)) > 0;
    if (awaitsCard) await queueMail('payment_link', bookingId, transaction);
    else await stopPayLink(bookingId, transaction);
    return isTold;
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
