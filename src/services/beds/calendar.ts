import { QueryTypes } from 'sequelize';
import { database, type KeyStatus } from '../../models/index.js';
import type { ClosedNights, NightBeds } from './heat-map.js';

/** A stay in a koie's calendar. Dates are Oslo days. */
export interface CalendarStay {
  id: number;
  reference: string;
  arrivalDate: string;
  departureDate: string;
  guests: number;
  guest: string | null;
  state: 'confirmed' | 'held';
  keyStatus: KeyStatus;
}

/** A koie's month: every night with its beds, and whatever stay or closure touches it. */
export interface KoieCalendar {
  id: number;
  name: string;
  slug: string;
  beds: number;
  nights: NightBeds[];
  stays: CalendarStay[];
  closures: ClosedNights[];
}

/**
 * The calendar of the koie with this slug from `firstNight` up to but not including `endNight` (Oslo days).
 * Stays that occupy beds only. Null when there is no such koie. One statement.
 */
export async function koieCalendar(
  slug: string,
  firstNight: string,
  endNight: string,
): Promise<KoieCalendar | null> {
  const [calendar] = await database().query<KoieCalendar>(
    `select k.id, k.name, k.slug, k.number_of_beds as beds,
       (select json_agg(json_build_object('night', n.night, 'occupied', n.occupied, 'closed', n.closed,
            'free', n.free) order by n.night)
        from koie_nights(array[k.id], $2::date, $3::date, now()) n) as nights,
       (select coalesce(json_agg(json_build_object('id', b.id, 'reference', b.reference,
            'arrivalDate', b.arrival_date, 'departureDate', b.departure_date, 'guests', b.guests,
            'guest', b.guest, 'keyStatus', b.key_status,
            'state', b.state)
            order by b.arrival_date, b.id), '[]')
        from booking_details b
        where b.koie_id = k.id and b.occupies
          and b.departure_date > $2::date and b.departure_date < $3::date + 366 and b.arrival_date < $3::date
       ) as stays,
       (select coalesce(json_agg(json_build_object('id', c.id, 'firstNight', c.first_night,
            'lastNight', c.last_night, 'beds', c.beds, 'reasonNb', c.reason_nb, 'reasonEn', c.reason_en)
            order by c.first_night, c.id), '[]')
        from closures c
        where c.koie_id = k.id and c.last_night >= $2::date and c.first_night < $3::date
       ) as closures
     from koier k
     where k.slug = $1`,
    { bind: [slug, firstNight, endNight], type: QueryTypes.SELECT },
  );
  return calendar ?? null;
}

/** The koier that have a calendar: all of them, the ones in use first, by name. */
export function koierForCalendar(): Promise<{ slug: string; name: string; inUse: boolean }[]> {
  return database().query('select slug, name, in_use as "inUse" from koier order by in_use desc, name', {
    type: QueryTypes.SELECT,
  });
}
