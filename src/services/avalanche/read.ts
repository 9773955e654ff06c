import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { DAYS_AHEAD } from './nights.js';

/** A night with what Varsom says of it. */
interface AvalancheDay {
  /** Oslo day. */
  date: string;
  /** 0 (not assessed) to 5; null when nothing is known. */
  level: number | null;
  textNb: string;
  textEn: string;
  /** Varsom's page of it; empty when nothing is known. */
  link: string;
}

/** The danger levels of a koie that is watched. */
export interface KoieAvalanche {
  region: number;
  /** The level from which nights are closed. */
  threshold: number;
  days: AvalancheDay[];
  /** The last good answer (ISO moment); null when there has been none. */
  fetchedAt: string | null;
}

/**
 * SQL for a `KoieAvalanche` as JSON, of the koie that `koie` is the alias of: its nights from `from` to `to`, which
 * are SQL for days; null where avalanche danger is not watched.
 */
export function avalancheJson(
  koie: string,
  { from = 'oslo_today()', to = `oslo_today() + ${DAYS_AHEAD}` }: { from?: string; to?: string } = {},
): string {
  return `case when ${koie}.avalanche_mode <> 'off' then json_build_object(
    'region', ${koie}.avalanche_region, 'threshold', ${koie}.avalanche_threshold,
    'days', (select coalesce(json_agg(json_build_object('date', n.night::date, 'level', w.level,
        'textNb', coalesce(w.text_nb, ''), 'textEn', coalesce(w.text_en, ''), 'link', coalesce(w.link, ''))
        order by n.night), '[]')
      from generate_series(${from}, ${to}, interval '1 day') as n (night)
      left join avalanche_warnings w on w.region = ${koie}.avalanche_region and w.day = n.night::date),
    'fetchedAt', (select r.answered_at from avalanche_regions r where r.region = ${koie}.avalanche_region)) end`;
}

/** SQL for a `KoieAvalanche` as JSON of a booking's koie: of the nights of the stay that are still to come, as far as warnings reach. */
export function stayAvalancheJson(booking: string, koie: string): string {
  return avalancheJson(koie, {
    from: `greatest(${booking}.arrival_date, oslo_today())`,
    to: `least(${booking}.departure_date - 1, oslo_today() + ${DAYS_AHEAD})`,
  });
}

/** The worst night of a stay whose danger has reached the threshold of the koie. */
export interface StayDanger {
  level: number;
  /** Oslo day. */
  night: string;
}

/** SQL for the `StayDanger` of a booking's nights still to come as JSON; null when there is none. */
export function stayDangerJson(booking: string, koie: string): string {
  return `(select json_build_object('level', w.level, 'night', w.day) from avalanche_warnings w
    where ${koie}.avalanche_mode <> 'off' and w.region = ${koie}.avalanche_region
      and w.level >= ${koie}.avalanche_threshold
      and w.day >= greatest(${booking}.arrival_date, oslo_today()) and w.day < ${booking}.departure_date
    order by w.level desc, w.day limit 1)`;
}

/** The danger of avalanches on a night. */
export interface NightDanger {
  /** 0 (not assessed) to 5. */
  level: number;
  /** It is from this on that the koie is closed. */
  isReached: boolean;
}

/** SQL for the `NightDanger` of a koie on a night (SQL for a day) as JSON; null where nothing is known or it is not watched. */
export function nightDangerJson(koie: string, night: string): string {
  return `(select json_build_object('level', w.level, 'isReached', w.level >= ${koie}.avalanche_threshold)
    from avalanche_warnings w
    where ${koie}.avalanche_mode <> 'off' and w.region = ${koie}.avalanche_region and w.day = ${night}
      and w.day >= oslo_today())`;
}

/** The danger levels of a koie on its nights from one Oslo day to another; null where it is not watched. One statement. */
export async function avalancheOfKoie(
  koieId: number,
  from: string,
  to: string,
): Promise<KoieAvalanche | null> {
  const [found] = await database().query<{ avalanche: KoieAvalanche | null }>(
    `select ${avalancheJson('k', { from: '$2::date', to: '$3::date' })} as avalanche from koier k where k.id = $1`,
    { bind: [koieId, from, to], type: QueryTypes.SELECT },
  );
  return found?.avalanche ?? null;
}

/** A koie whose danger has reached its threshold on a night that is at hand. */
export interface DangerousKoie {
  koie: string;
  slug: string;
  /** The highest of its nights. */
  level: number;
  /** Oslo days. */
  nights: string[];
}

/** The koier whose danger has reached their threshold on one of the nights that warnings reach. One statement. */
export function dangerousKoier(): Promise<DangerousKoie[]> {
  return database().query<DangerousKoie>(
    `select k.name as koie, k.slug, max(w.level)::integer as level, json_agg(w.day order by w.day) as nights
     from koier k join avalanche_warnings w on w.region = k.avalanche_region
     where k.in_use and k.avalanche_mode <> 'off' and w.level >= k.avalanche_threshold
       and w.day between oslo_today() and oslo_today() + ${DAYS_AHEAD}
     group by k.id order by k.name`,
    { type: QueryTypes.SELECT },
  );
}
