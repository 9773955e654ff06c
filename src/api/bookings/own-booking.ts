import Joi from 'joi';
import { may } from '../../access.js';
import type { Language } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { errorText } from '../../platform/refusals/messages.js';
import { type BookingRecord, findBooking } from '../../services/bookings/queries.js';
import type { KnownCaller } from '../../services/people/callers.js';
import type { Answer } from '../route.js';
import { uuid } from '../schema.js';

export const bookingParams = Joi.object<{ uuid: string }>({ uuid: uuid().required() });

/** A booking that a caller may cancel or change: their own, or anybody's for staff. Throws `booking_not_found`. */
export async function managedBooking(
  id: string,
  caller: KnownCaller,
): Promise<{ booking: BookingRecord; isOwn: boolean }> {
  const booking = await findBooking(id);
  const isOwn = booking?.user === caller.ntnuiNo;
  if (!booking || !(isOwn || may(caller, 'bookings.manage_any'))) throw new DomainError('booking_not_found');
  return { booking, isOwn };
}

/** The refusal of a sum that is another by now, with the quote as it is. */
export function quoteChanged(quote: Record<string, unknown>, language: Language): Answer {
  const code = 'quote_changed';
  return { status: 409, body: { detail: errorText(code, language), code, quote } };
}
