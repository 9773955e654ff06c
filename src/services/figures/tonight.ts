import { QueryTypes } from 'sequelize';
import { database, type KeyStatus } from '../../models/index.js';
import { addDays, osloDayOf, osloHourOf } from '../../platform/clock.js';

/** One who is at a koie, as far as the guests told. */
export interface PartyMember {
  name: string;
  phone: string;
  email: string;
}

/** A stay on a night. Dates are Oslo days. */
export interface StayOnNight {
  id: number;
  reference: string;
  arrivalDate: string;
  departureDate: string;
  guests: number;
  guest: string | null;
  phone: string | null;
  contactEmail: string;
  keyStatus: KeyStatus;
  party: PartyMember[];
}

/** Who is at a koie on a night. */
export interface KoieGuests {
  id: number;
  koie: string;
  slug: string;
  area: string;
  stays: StayOnNight[];
}

const NOON = 12;

/**
 * The night that somebody who asks «who is there» means (the Oslo day on which it begins): until noon the one that is
 * under way or just over, since those guests are still at the koie; then the coming one.
 */
export function currentNight(now = new Date()): string {
  const day = osloDayOf(now);
  return osloHourOf(now) < NOON ? addDays(day, -1) : day;
}

/** Who sleeps where on a night (Oslo day): confirmed stays, by koie. For rescue and for the board. One statement. */
export function guestsOnNight(night: string): Promise<KoieGuests[]> {
  return database().query<KoieGuests>(
    `select k.id, k.name as koie, k.slug, l.area,
       json_agg(json_build_object('id', b.id, 'reference', b.reference, 'arrivalDate', b.arrival_date,
         'departureDate', b.departure_date, 'guests', b.guests, 'guest', b.guest, 'phone', b.phone,
         'contactEmail', b.contact_email, 'keyStatus', b.key_status,
         'party', (select coalesce(json_agg(json_build_object('name', g.name, 'phone', g.phone, 'email', g.email)
             order by g.position), '[]')
           from guests g where g.booking_id = b.id)) order by b.arrival_date, b.id) as stays
     from booking_details b
     join koier k on k.id = b.koie_id
     join locations l on l.id = k.location_id
     where b.stands
       and b.departure_date > $1::date and b.departure_date <= $1::date + 366 and b.arrival_date <= $1::date
     group by k.id, l.id
     order by k.name`,
    { bind: [night], type: QueryTypes.SELECT },
  );
}
