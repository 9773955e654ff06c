import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { type NightDanger, nightDangerJson } from '../avalanche/read.js';

/** The beds of a koie on a night (Oslo day). `closed` are those that closures take; `free` is never below 0. */
export interface NightBeds {
  night: string;
  occupied: number;
  closed: number;
  free: number;
}

/** The same with the danger of avalanches; null where nothing is known of it, or it is not watched. */
export interface NightOfKoie extends NightBeds {
  danger: NightDanger | null;
}

/** SQL for a `NightOfKoie` as JSON, of a row `n` of `koie_nights` and its koie `k`. */
export const NIGHT_JSON = `json_build_object('night', n.night, 'occupied', n.occupied, 'closed', n.closed,
  'free', n.free, 'danger', ${nightDangerJson('k', 'n.night')})`;

/** A stretch of nights, both inclusive, on which beds are closed; `beds` is null when the whole koie is. */
export interface ClosedNights {
  id: number;
  firstNight: string;
  lastNight: string;
  beds: number | null;
  reasonNb: string;
  reasonEn: string;
}

/** A koie's row in the heat map. */
export interface KoieNights {
  id: number;
  name: string;
  slug: string;
  beds: number;
  nights: NightOfKoie[];
  closures: ClosedNights[];
}

/**
 * The beds of every koie in use on `nights` nights from `firstNight` (Oslo day), with the closures that touch
 * them. By name. One statement.
 */
export function heatMap(firstNight: string, nights: number): Promise<KoieNights[]> {
  return database().query<KoieNights>(
    `select k.id, k.name, k.slug, k.number_of_beds as beds,
       json_agg(${NIGHT_JSON} order by n.night) as nights,
       (select coalesce(json_agg(json_build_object('id', c.id, 'firstNight', c.first_night,
            'lastNight', c.last_night, 'beds', c.beds, 'reasonNb', c.reason_nb, 'reasonEn', c.reason_en)
            order by c.first_night, c.id), '[]')
        from closures c
        where c.koie_id = k.id and c.last_night >= $1::date and c.first_night < $1::date + $2::integer
       ) as closures
     from koie_nights((select array_agg(id) from koier where in_use), $1::date, $1::date + $2::integer, now()) n
     join koier k on k.id = n.koie_id
     group by k.id
     order by k.name`,
    { bind: [firstNight, nights], type: QueryTypes.SELECT },
  );
}
