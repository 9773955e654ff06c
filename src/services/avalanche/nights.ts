import { QueryTypes, type Transaction } from 'sequelize';
import { type AvalancheMode, database } from '../../models/index.js';

/** The nights ahead that Varsom's warnings reach: today and the two days after. */
export const DAYS_AHEAD = 2;

/** A night of a koie that is watched, with all that decides what to do. Nights are Oslo days. */
export interface WatchedNight {
  koieId: number;
  koie: string;
  region: number;
  threshold: number;
  mode: AvalancheMode;
  night: string;
  /** 0 (not assessed) to 5; null when nothing is known. */
  level: number | null;
  textNb: string;
  textEn: string;
  link: string;
  /** Whose closure closes the koie that night. */
  closedBy: 'board' | 'avalanche' | null;
  closureId: number | null;
  /** What the board has decided, and why. */
  decision: 'open' | 'closed' | null;
  reason: string;
  decidedBy: string | null;
}

/** What the danger level asks for. */
export type Step = 'close' | 'lift';

/**
 * What is to be done about a night: closed when the level has reached the threshold, lifted when it is known to be
 * below; nothing where the level is unknown or not assessed, or the board has decided.
 */
export function stepOf({
  level,
  threshold,
  closedBy,
  decision,
}: Pick<WatchedNight, 'level' | 'threshold' | 'closedBy' | 'decision'>): Step | null {
  if (level === null || level === 0 || decision !== null) return null;
  if (level >= threshold) return closedBy === null ? 'close' : null;
  return closedBy === 'avalanche' ? 'lift' : null;
}

/** What is to be done about nights of a koie, by what it is. */
export function stepsOf(nights: readonly WatchedNight[]): Record<Step, string[]> {
  const nightsWith = (step: Step) =>
    nights.filter((night) => stepOf(night) === step).map(({ night }) => night);
  return { close: nightsWith('close'), lift: nightsWith('lift') };
}

/**
 * The nights from today of the koier that are watched (or of one), as far as warnings or closures for avalanche
 * danger reach; by koie and night. One statement.
 */
export function watchedNights(
  koieId: number | null = null,
  transaction?: Transaction,
): Promise<WatchedNight[]> {
  return database().query<WatchedNight>(
    `with day as materialized (select oslo_today() as today)
     select k.id as "koieId", k.name as koie, k.avalanche_region as region, k.avalanche_threshold as threshold,
       k.avalanche_mode as mode, n.night::date::text as night, w.level, coalesce(w.text_nb, '') as "textNb",
       coalesce(w.text_en, '') as "textEn", coalesce(w.link, '') as link, c.source as "closedBy",
       c.id as "closureId", d.decision, coalesce(d.reason, '') as reason,
       nullif(trim(u.first_name || ' ' || u.last_name), '') as "decidedBy"
     from koier k
     cross join day
     cross join lateral (
       select max(last_night) as last from closures
       where koie_id = k.id and source = 'avalanche' and last_night >= day.today
     ) closed
     cross join lateral generate_series(day.today,
       greatest(day.today + ${DAYS_AHEAD}, closed.last), interval '1 day') as n (night)
     left join avalanche_warnings w on w.region = k.avalanche_region and w.day = n.night::date
     left join closures c on c.koie_id = k.id and c.beds is null and n.night::date between c.first_night and c.last_night
     left join avalanche_decisions d on d.koie_id = k.id and d.night = n.night::date
     left join users u on u.ntnui_no = d.decided_by
     where k.in_use and k.avalanche_mode <> 'off' and ($1::integer is null or k.id = $1)
     order by k.name, k.id, n.night`,
    { bind: [koieId], type: QueryTypes.SELECT, ...(transaction ? { transaction } : {}) },
  );
}
