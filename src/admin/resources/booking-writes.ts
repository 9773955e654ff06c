import {
  type BookingContact,
  contactOf,
  requireReason,
  staffBookingDefaults,
  staffSettlement,
} from '../../services/bookings/staff-booking.js';
import type { Change, Values } from '../adapter/definition.js';

/** A new booking, with what follows from what was filled in. */
export async function madeByStaff(values: Values, { transaction }: Change): Promise<Values> {
  const settlement = staffSettlement(values.settlement);
  requireReason(settlement, values.settlementReason);
  const contactEmail = await contactOf(contactIn(values), transaction);
  const stay = {
    koieId: Number(values.koieId),
    arrivalDate: String(values.arrivalDate),
    departureDate: String(values.departureDate),
    guestsMember: Number(values.guestsMember),
    guestsNotMember: Number(values.guestsNotMember),
    settlement,
  };
  return { ...values, settlement, contactEmail, ...(await staffBookingDefaults(stay, transaction)) };
}

/** A change of a booking: the mails must still have somewhere to go. */
export async function corrected(values: Values, { existing, transaction }: Change): Promise<Values> {
  if (values.contactEmail === undefined || values.contactEmail === existing?.get('contactEmail'))
    return values;
  const contact = contactIn({
    userId: existing?.get('userId'),
    guestName: existing?.get('guestName'),
    ...values,
  });
  return { ...values, contactEmail: await contactOf(contact, transaction) };
}

function contactIn(values: Values): BookingContact {
  return {
    userId: typeof values.userId === 'number' ? values.userId : null,
    guestName: typeof values.guestName === 'string' ? values.guestName : null,
    contactEmail: typeof values.contactEmail === 'string' ? values.contactEmail : undefined,
  };
}
