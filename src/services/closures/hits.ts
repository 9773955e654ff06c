import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';

/** A booking that a closure hits: guests to be told, or to be moved. Dates are Oslo days. */
export interface HitBooking {
  id: number;
  reference: string;
  arrivalDate: string;
  departureDate: string;
  guests: number;
  guest: string | null;
  phone: string | null;
  contactEmail: string;
}

const HIT = `b.id, b.reference, b.arrival_date as "arrivalDate", b.departure_date as "departureDate", b.guests,
  b.guest, b.phone, b.contact_email as "contactEmail"`;

/** A closure that has not been saved: `beds` is null when it closes the whole koie. Nights are inclusive Oslo days. */
export interface PlannedClosure {
  koieId: number;
  firstNight: string;
  lastNight: string;
  beds: number | null;
  /** The saved closure that this is a change of. */
  instead?: number | undefined;
}

/**
 * The bookings with a night, from today on, on which the closures of the koie leave fewer beds than are taken, by
 * arrival. Closing sold nights is allowed, since it is for safety; whom it hits must then be seen to. One statement.
 */
export function bookingsHitBy(closureId: number): Promise<HitBooking[]> {
  return database().query<HitBooking>(
    `select ${HIT} from closure_hits($1) h join booking_details b on b.id = h.booking_id
     order by b.arrival_date, b.id`,
    { bind: [closureId], type: QueryTypes.SELECT },
  );
}

/** The bookings that a closure would hit, together with those that there are. One statement. */
export function bookingsHitByPlan(planned: PlannedClosure): Promise<HitBooking[]> {
  const { koieId, firstNight, lastNight, beds, instead } = planned;
  return database().query<HitBooking>(
    `with hit as (
       select n.koie_id, n.night
       from koie_nights(array[$1::integer], $2::date, $3::date + 1, now()) n
       where n.occupied > greatest(0, n.beds - coalesce($4::integer, n.beds) - (
         select coalesce(sum(coalesce(c.beds, n.beds)), 0) from closures c
         where c.koie_id = n.koie_id and n.night between c.first_night and c.last_night
           and c.id is distinct from $5::integer))
     )
     select ${HIT}
     from booking_details b
     where b.koie_id in (select koie_id from hit) and b.occupies and b.changes_booking_id is null
       and b.departure_date > oslo_today()
       and exists (
         select from hit h
         where h.koie_id = b.koie_id and h.night >= b.arrival_date and h.night < b.departure_date
       )
     order by b.arrival_date, b.id`,
    { bind: [koieId, firstNight, lastNight, beds, instead ?? null], type: QueryTypes.SELECT },
  );
}
