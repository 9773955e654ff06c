import type { Transaction } from 'sequelize';
import { mailBooking } from './booking-data.js';
import { queueMails } from './outbox.js';

/**
 * Tells a member of beds that the waiting list has offered by a booking, or that the offer ran out, once each.
 * `deadline` is when the beds go to the next in line.
 */
export async function queueListMail(
  kind: 'waitlist_offer' | 'waitlist_expired',
  bookingId: number,
  deadline: Date | null,
  transaction: Transaction,
): Promise<void> {
  const booking = await mailBooking(bookingId, transaction);
  // Of somebody who was erased there is no address.
  if (booking?.contactEmail) await queueMails(kind, [booking], transaction, { deadline });
}
