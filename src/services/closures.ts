import { QueryTypes } from 'sequelize';
import { database } from '../models/index.js';

/** A booking that a closure hits: guests to be told, or to be moved. Dates are Oslo days. */
export interface HitBooking {
  id: number;
  reference: string;
  arrivalDate: string;
  departureDate: string;
  guests: number;
  contactEmail: string;
}

/**
 * The bookings with a night on which the closures of the koie leave fewer beds than are taken, by arrival.
 * Closing sold nights is allowed, since it is for safety; whom it hits must then be seen to. One statement.
 */
export function bookingsHitBy(closureId: number): Promise<HitBooking[]> {
  return database().query<HitBooking>(
    `with hit as (
       select n.koie_id, n.night
       from closures c
       cross join lateral koie_nights(array[c.koie_id], c.first_night, c.last_night + 1, now()) n
       where c.id = $1 and n.occupied > n.beds - n.closed
     )
     select b.id, b.reference, b.arrival_date as "arrivalDate", b.departure_date as "departureDate", b.guests,
       b.contact_email as "contactEmail"
     from bookings b
     where b.departure_date > oslo_today()
       and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, now())
       and exists (
         select from hit h
         where h.koie_id = b.koie_id and h.night >= b.arrival_date and h.night < b.departure_date
       )
     order by b.arrival_date, b.id`,
    { bind: [closureId], type: QueryTypes.SELECT },
  );
}
