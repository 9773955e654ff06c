import { QueryTypes } from 'sequelize';
import { database } from '../../../models/index.js';

/** A year of figures, of all koier or of one (its id). */
export interface Period {
  year: number;
  koieId: number | null;
}

/** A row of an answer: what it is of (a month `YYYY-MM`, a koie's name, a group), and its numbers. */
export type FigureRow = { of: string } & Record<string, string | number | null>;

/** `$1`: the first Oslo day of the year; `$2`: the first of the next; `$3`: the id of the koie, or null. */
export function askYear<Found extends object>({ year, koieId }: Period, statement: string): Promise<Found[]> {
  const bind = [`${year}-01-01`, `${year + 1}-01-01`, koieId];
  return database().query<Found>(statement, { bind, type: QueryTypes.SELECT });
}

/** The months of the year, in SQL: `m.first_day`, `m.end_day` and `m.of` (`YYYY-MM`). */
export const MONTHS = `(select m::date as first_day, (m + interval '1 month')::date as end_day, to_char(m, 'YYYY-MM') as of
  from generate_series($1::date::timestamp, $2::date - interval '1 day', interval '1 month') m) m`;

/** The koier that are counted, in SQL: those in use, or the one that is asked for. */
export const COUNTED_KOIER = `(select id, name, number_of_beds as beds from koier
  where case when $3::integer is null then in_use else id = $3 end) k`;

/** Of the koie that is asked for, in SQL. */
export function ofKoie(column: string): string {
  return `($3::integer is null or ${column} = $3)`;
}

/** A moment of the database as an Oslo day, in SQL. */
export function dayOf(moment: string): string {
  return `(${moment} at time zone 'Europe/Oslo')::date`;
}

/** An Oslo day as the moment when it begins, in SQL. */
export function momentOf(day: string): string {
  return `(${day}::timestamp at time zone 'Europe/Oslo')`;
}
