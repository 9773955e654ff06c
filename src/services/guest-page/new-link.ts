import { Booking } from '../../models/index.js';
import type { Actor } from '../../platform/write.js';
import { replaceLink } from '../guest-links/index.js';
import { resendConfirmation } from '../mail/index.js';

/**
 * Ends the link to a guest's own page and sends the guest the confirmation again, with the new one; of a booking that
 * is cancelled only the link ends. Throws `booking_not_found` and `not_confirmed`.
 */
export async function sendNewLink(bookingId: number, actor: Actor): Promise<void> {
  await replaceLink(bookingId, actor);
  const booking = await Booking.findByPk(bookingId, { attributes: ['cancelledAt'] });
  if (!booking?.cancelledAt) await resendConfirmation(bookingId, actor);
}
