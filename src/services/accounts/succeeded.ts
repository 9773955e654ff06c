import type { Payment, Refund } from '../../models/index.js';
import { queueBookingMails, queueMail, stopPayLink } from '../mail/index.js';
import type { LockedAccount } from './locked-account.js';

/**
 * What follows from a charge that has just succeeded, in the transaction that writes it down: whoever has charged, a
 * card, a page of Stripe's, or staff.
 */
export async function chargeSucceeded(_charge: Payment, account: LockedAccount): Promise<void> {
  const { booking, transaction } = account;
  await booking.reload({ transaction });
  if (!booking.paid || booking.cancelledAt) return;
  await queueBookingMails(booking.id, transaction);
  await stopPayLink(booking.id, transaction);
}

/** What follows from a refund that has just succeeded, in the transaction that writes it down. */
export async function refundSucceeded(refund: Refund, account: LockedAccount): Promise<void> {
  const { confirmedAt, cancelledAt, id } = account.booking;
  // The mail says that nothing is booked, which other refunds do not mean.
  const isBooked = confirmedAt !== null && cancelledAt === null;
  if (refund.reason === 'not_wanted' && !isBooked)
    await queueMail('payment_refunded', id, account.transaction);
}
