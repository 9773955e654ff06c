import { planned } from '../../platform/planned.js';

/** Free beds by night, ascending: `{ "2026-12-12": 4, … }`. Never below 0. */
export type FreeBeds = Record<string, number>;

/** A koie with its free beds on the nights asked for. */
export interface KoieAvailability {
  name: string;
  slug: string;
  numberOfBeds: number;
  bookingWindow: number;
  freeBeds: FreeBeds;
}

/** `$1` and `$2` are the first night and the day after the last. Exported for `bench/`. */
export const AVAILABILITY_SQL = `
  select k.name, k.slug, k.number_of_beds as "numberOfBeds", k.booking_window as "bookingWindow",
    coalesce(json_object_agg(n.night, n.free order by n.night) filter (where n.night is not null), '{}')
      as "freeBeds"
  from koier k
  left join koie_nights(
    (select array_agg(id) from koier where in_use), $1::date, $2::date, now()
  ) n on n.koie_id = k.id
  where k.in_use
  group by k.id
  order by k.id`;

/**
 * Free beds of every koie in use, for the nights from `firstNight` up to but not including `endNight`
 * (Oslo days), in id order. No nights, no statement about any: empty maps. One statement.
 */
export function availability(firstNight: string, endNight: string): Promise<KoieAvailability[]> {
  return planned<KoieAvailability>(AVAILABILITY_SQL, [firstNight, endNight]);
}
