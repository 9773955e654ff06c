import { FieldErrors } from '../../platform/refusals/field-errors.js';
import type { Column, Row, Values } from '../adapter/definition.js';

/** The koier that a row is for: all of them, or some. The form sends their numbers with commas between; empty for all. */
export const KOIE_IDS: Column = { components: { list: 'KoierValue', show: 'KoierValue', edit: 'KoierEdit' } };

/** The names of the koier that a row of `table` is for; null for all of them. */
export function koieNamesOf(table: string): string {
  return `select string_agg(k.name, ', ' order by k.name) from koier k where k.id = any ("${table}"."koie_ids")`;
}

/** The row as forms and pages get it. */
export function withKoierTold(row: Row): Row {
  return 'koieIds' in row
    ? { ...row, koieIds: Array.isArray(row.koieIds) ? row.koieIds.join(',') : '' }
    : row;
}

/** What a form sent as it is stored; left out when it is what `existing` has. Throws FieldErrors. */
export function withKoieIds({ koieIds: sent, ...values }: Values, existing: unknown): Values {
  if (sent === undefined) return values;
  const koieIds = koieIdsIn(sent);
  if (koieIds === undefined) throw new FieldErrors({ koieIds: [{ key: 'koie_not_known' }] });
  return JSON.stringify(koieIds) === JSON.stringify(existing ?? null) ? values : { ...values, koieIds };
}

/** Null for all koier; undefined for what names none. */
export function koieIdsIn(sent: unknown): number[] | null | undefined {
  const text = typeof sent === 'string' ? sent : '';
  if (text === '') return null;
  if (!/^\d{1,9}(,\d{1,9})*$/.test(text)) return undefined;
  return [...new Set(text.split(',').map(Number))].sort((one, other) => one - other);
}
