import type { Transaction } from 'sequelize';
import { mailBooking, mailBookings } from './booking-data.js';
import type { Because } from './change-view.js';
import { queueClosureMails } from './outbox.js';

/** Tells the guest of a booking that the koie is closed, and what they can choose until when. */
export async function queueOfferMail(
  bookingId: number,
  about: { because: Because; deadline: Date | null },
  transaction: Transaction,
): Promise<void> {
  const booking = await mailBooking(bookingId, transaction);
  if (booking) await queueClosureMails('closure_offer', [booking], about, transaction);
}

/** Tells guests who still hold a booking that the koie is open again. Returns how many are told. */
export async function queueAllClearMail(
  bookingIds: readonly number[],
  transaction: Transaction,
): Promise<number> {
  const bookings = await mailBookings('b.id = any ($1)', [[...bookingIds]], transaction);
  return queueClosureMails('all_clear', bookings, {}, transaction);
}
