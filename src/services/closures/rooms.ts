import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { priceOf, type Stay } from '../bookings/price.js';

/** Another koie with beds for all of a party on all of its nights. */
export interface Room {
  koieId: number;
  name: string;
  /** As the crow flies, whole kilometres. */
  km: number;
  /** Beds free on the fullest of the nights. */
  free: number;
  /** What the stay costs there, whole NOK. */
  priceNok: number;
}

interface FreeBeds extends Omit<Room, 'priceNok'> {
  arrivalDate: string;
  departureDate: string;
  priceMember: number;
  priceNotMember: number;
}

/**
 * For each stay, the koier in use that have beds for the whole party on its nights, nearest to a koie first, and not
 * that koie. One statement for all of them.
 */
export async function roomsFor<S extends Stay>(koieId: number, stays: readonly S[]): Promise<Map<S, Room[]>> {
  const beds = stays.length > 0 ? await freeBeds(koieId, stays) : [];
  return new Map(
    stays.map((stay) => [stay, beds.filter((of) => fits(of, stay)).map((of) => roomIn(of, stay))]),
  );
}

function freeBeds(koieId: number, stays: readonly Stay[]): Promise<FreeBeds[]> {
  const asked = stays.map(({ arrivalDate, departureDate }) => ({ arrivalDate, departureDate }));
  return database().query<FreeBeds>(
    `with stays as (
       select distinct s."arrivalDate" as arrival, s."departureDate" as departure
       from jsonb_to_recordset($1::jsonb) as s ("arrivalDate" date, "departureDate" date)
     ), others as materialized (
       select k.id, k.name, k.price_member, k.price_not_member, 2 * 6371 * asin(least(1, sqrt(
           power(sin(radians(l.latitude - h.latitude) / 2), 2)
           + cos(radians(h.latitude)) * cos(radians(l.latitude))
             * power(sin(radians(l.longitude - h.longitude) / 2), 2)))) as km
       from koier k
       join locations l on l.id = k.location_id
       join koier here on here.id = $2
       join locations h on h.id = here.location_id
       where k.in_use and k.id <> here.id
     )
     select s.arrival::text as "arrivalDate", s.departure::text as "departureDate", o.id as "koieId", o.name,
       o.price_member as "priceMember", o.price_not_member as "priceNotMember", round(o.km)::integer as km,
       min(n.free) as free
     from stays s
     cross join lateral koie_nights((select array_agg(id) from others), s.arrival, s.departure, now()) n
     join others o on o.id = n.koie_id
     group by s.arrival, s.departure, o.id, o.name, o.price_member, o.price_not_member, o.km
     having min(n.free) > 0
     order by o.km, o.name`,
    { bind: [JSON.stringify(asked), koieId], type: QueryTypes.SELECT },
  );
}

function fits(of: FreeBeds, { arrivalDate, departureDate, guestsMember, guestsNotMember }: Stay): boolean {
  const isSame = of.arrivalDate === arrivalDate && of.departureDate === departureDate;
  return isSame && of.free >= guestsMember + guestsNotMember;
}

function roomIn({ koieId, name, km, free, ...prices }: FreeBeds, stay: Stay): Room {
  return { koieId, name, km, free, priceNok: priceOf(stay, prices) };
}
