import { Booking } from '../../models/index.js';
import type { Actor } from '../../platform/write.js';
import { revokeTripsFeed } from '../feeds/index.js';
import { replaceLink } from '../guest-links/index.js';
import { resendConfirmation } from '../mail/index.js';

/**
 * Ends the link to a guest's own page and sends the guest the confirmation again, with the new one; of a booking that
 * is cancelled only the link ends. The feed of the guest's trips is revoked too. Throws `booking_not_found` and `not_confirmed`.
 */
export async function sendNewLink(bookingId: number, actor: Actor): Promise<void> {
  await replaceLink(bookingId, actor);
  // Whoever had the link could have copied the address of the feed, which the page shows.
  await revokeTripsFeed(bookingId);
  const booking = await Booking.findByPk(bookingId, { attributes: ['cancelledAt'] });
  if (!booking?.cancelledAt) await resendConfirmation(bookingId, actor);
}
