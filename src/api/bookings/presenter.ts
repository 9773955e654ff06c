import type { BookingRecord } from '../../services/bookings/queries.js';
import type { Answer } from '../route.js';
import type { PageQuery } from './schemas.js';

/** A booking as the public frontend knows it. */
export function presentBooking(booking: BookingRecord) {
  return {
    id: booking.id,
    price: booking.priceNok,
    koie: booking.koie,
    user: booking.user,
    uuid: booking.uuid,
    booking_transaction_id: booking.paymentId,
    arrival_date: booking.arrivalDate,
    departure_date: booking.departureDate,
    contact_email: booking.contactEmail,
    guests_member: booking.guestsMember,
    guests_not_member: booking.guestsNotMember,
    paid: booking.paid,
    created: booking.createdAt,
  };
}

/** A booking as anybody with its uuid may see it: without whose it is. */
export function presentBookingToStranger(booking: BookingRecord) {
  return { ...presentBooking(booking), contact_email: null, user: null, booking_transaction_id: null };
}

/** A booking as SiT sees it: with where its key is. */
export function presentSitBooking(booking: BookingRecord) {
  return Object.assign(presentBooking(booking), { key_status: booking.keyStatus });
}

/** The answer to a new booking. The payment page reads the outer price. */
export function presentMadeBooking(booking: BookingRecord) {
  return { booking: presentBooking(booking), price: booking.priceNok };
}

/** A page of bookings, with how many there are in all and where the next page is. */
export function presentPage<Row>(
  { rows, total }: { rows: BookingRecord[]; total: number },
  present: (booking: BookingRecord) => Row,
  path: string,
  query: PageQuery & Record<string, unknown>,
): Answer {
  const headers: Record<string, string> = { 'X-Total-Count': String(total) };
  const nextOffset = query.offset + query.limit;
  if (nextOffset < total) {
    const next = new URLSearchParams({ ...filled(query), offset: String(nextOffset) });
    headers.Link = `<${path}?${next}>; rel="next"`;
  }
  return { status: 200, body: rows.map(present), headers };
}

function filled(query: Record<string, unknown>): Record<string, string> {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]));
}
