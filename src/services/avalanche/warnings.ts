import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import type { Warning } from './varsom.js';

/** A warning that was published longer ago says nothing about now. */
const OLDEST_HOURS = 48;
/** How long the board is not told that there is no good answer. */
const SILENT_HOURS = 24;

/**
 * The warnings of an answer that count, and whether the answer is good: some of them count, or no day is assessed
 * (out of the season). What was published over 48 hours ago does not count.
 */
export function countingWarnings(
  warnings: readonly Warning[],
  now: Date,
): { kept: Warning[]; isGood: boolean } {
  const oldest = now.getTime() - OLDEST_HOURS * 60 * 60_000;
  const kept = warnings.filter(({ publishedAt }) => publishedAt.getTime() >= oldest);
  return { kept, isGood: kept.length > 0 || warnings.every(({ level }) => level === 0) };
}

/** Keeps what is known now of a region's days. Days that are not among them stay as they were. */
export async function keepWarnings(region: number, warnings: readonly Warning[]): Promise<void> {
  const rows = warnings.map(({ publishedAt, ...warning }) => ({
    ...warning,
    publishedAt: publishedAt.toISOString(),
  }));
  await database().query(
    `with noted as (
       insert into avalanche_regions as r (region, answered_at) values ($1, now())
       on conflict (region) do update set answered_at = now(), tried_at = now(), failure = null
     )
     insert into avalanche_warnings (region, day, level, text_nb, text_en, link, published_at)
       select $1, w.day, w.level, w."textNb", w."textEn", w.link, w."publishedAt"
       from jsonb_to_recordset($2::jsonb) as w (day date, level smallint, "textNb" text, "textEn" text, link text,
         "publishedAt" timestamptz)
     on conflict on constraint avalanche_warnings_pkey do update set level = excluded.level,
       text_nb = excluded.text_nb, text_en = excluded.text_en, link = excluded.link,
       published_at = excluded.published_at, fetched_at = now()`,
    { bind: [region, JSON.stringify(rows)], type: QueryTypes.RAW },
  );
}

/** Notes that a region was asked for in vain. */
export async function noteSilence(region: number, failure: string): Promise<void> {
  await database().query(
    `insert into avalanche_regions (region, failure) values ($1, $2)
     on conflict (region) do update set tried_at = now(), failure = excluded.failure`,
    { bind: [region, failure.slice(0, 500)], type: QueryTypes.RAW },
  );
}

/** The regions that koier need to be asked for. */
export async function watchedRegions(): Promise<number[]> {
  const rows = await database().query<{ region: number }>(
    `select distinct avalanche_region as region from koier
     where in_use and avalanche_mode <> 'off' order by region`,
    { type: QueryTypes.SELECT },
  );
  return rows.map(({ region }) => region);
}

/** A region that there has been no good answer for in 24 hours. Times are ISO moments. */
export interface SilentRegion {
  region: number;
  koier: string[];
  /** The last good answer; null when there never was one. */
  answeredAt: string | null;
  failure: string | null;
}

/** The regions of koier that are watched in vain. */
export function silentRegions(): Promise<SilentRegion[]> {
  return database().query<SilentRegion>(
    `select r.region, r.answered_at as "answeredAt", r.failure, json_agg(k.name order by k.name) as koier
     from avalanche_regions r join koier k on k.avalanche_region = r.region
     where k.in_use and k.avalanche_mode <> 'off'
       and coalesce(r.answered_at, r.watched_since) < now() - interval '${SILENT_HOURS} hours'
     group by r.region order by r.region`,
    { type: QueryTypes.SELECT },
  );
}
