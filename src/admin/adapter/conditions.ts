import { literal, QueryTypes, type WhereOptions } from 'sequelize';
import { database } from '../../models/index.js';
import { isCalendarDay, osloDayOf } from '../../platform/clock.js';
import { snakeCase } from '../../platform/naming.js';
import { withoutNul } from '../../platform/storable.js';
import type { Filter } from '../adminjs.js';
import type { Definition, ListTab, SearchColumn } from './definition.js';
import type { PanelProperty } from './property.js';

const NOTHING = 'false';
const MAX_INTEGER = 2_147_483_647;
const MAX_WORDS = 8;

/** The SQL of a property's value. */
export function sqlOf(definition: Definition, property: PanelProperty): string {
  const { sql } = property.column;
  return sql ? `(${sql})` : `"${definition.model.name}"."${snakeCase(property.name())}"`;
}

/**
 * A day as `YYYY-MM-DD`, whether a form sent it so or as the moment it begins in Oslo; undefined when it is
 * neither.
 */
export function dayFrom(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  if (isCalendarDay(value)) return value;
  const moment = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) ? new Date(value) : undefined;
  return moment && !Number.isNaN(moment.getTime()) ? osloDayOf(moment) : undefined;
}

/**
 * The condition that filters ask for. Filters on what the role does not see are as if they had not been sent;
 * values that cannot be in a column match nothing.
 */
export function conditionsOf(definition: Definition, filter: Filter | undefined): WhereOptions {
  return literal(whereOf(definition, filter));
}

/** The same as SQL. */
function whereOf(definition: Definition, filter: Filter | undefined): string {
  const conditions = definition.scope ? [definition.scope] : [];
  for (const { path, property, value } of Object.values(filter?.filters ?? {})) {
    if (path === 'tab') conditions.push(tabOf(definition, value)?.sql ?? NOTHING);
    else if (path === 'search') conditions.push(searchCondition(definition.search, value));
    else if (isFilterable(definition, property)) conditions.push(condition(definition, property, value));
  }
  return conditions.length > 0 ? conditions.map((part) => `(${part})`).join(' and ') : 'true';
}

/** How many rows the filters let through, up to `most`. */
export async function countRows(definition: Definition, filter: Filter, most: number): Promise<number> {
  const [counted] = await database().query<{ count: number }>(
    `select count(*)::integer as count from (
       select from "${definition.model.name}" where ${whereOf(definition, filter)} limit ${most}
     ) as found`,
    { type: QueryTypes.SELECT },
  );
  return counted?.count ?? 0;
}

/**
 * The sums of a definition's columns over the rows that the filters let through: by property, and nulls for none.
 * The caller has counted that they are not too many to add up.
 */
export async function sumRows(
  definition: Definition,
  properties: readonly PanelProperty[],
  filter: Filter,
): Promise<Record<string, string | null>> {
  if (properties.length === 0) return {};
  const sums = properties.map((property) => `sum(${sqlOf(definition, property)}) as "${property.name()}"`);
  const [row] = await database().query<Record<string, string | null>>(
    `select ${sums.join(', ')} from "${definition.model.name}" where ${whereOf(definition, filter)}`,
    { type: QueryTypes.SELECT },
  );
  return row ?? {};
}

/** The tab of a list by its name. */
export function tabOf({ tabs = [] }: Definition, name: unknown): ListTab | undefined {
  return tabs.find((tab) => tab.name === name);
}

/** Every word must be found in one of the columns. */
function searchCondition(columns: readonly SearchColumn[], value: unknown): string {
  const words = wordsOf(value);
  if (words.length === 0) return typeof value === 'string' ? 'true' : NOTHING;
  return words
    .map(
      (word) => `(${columns.map(({ sql, prefix }) => `${sql} ilike ${pattern(word, prefix)}`).join(' or ')})`,
    )
    .join(' and ');
}

/** A text as an SQL literal. */
export function quoted(value: string): string {
  return database().escape(withoutNul(value));
}

function isFilterable(definition: Definition, property: unknown): property is PanelProperty {
  return property !== null && definition.filter.includes((property as PanelProperty).name());
}

function condition(definition: Definition, property: PanelProperty, value: unknown): string {
  const sql = sqlOf(definition, property);
  if (property.choices) {
    if (typeof value !== 'string') return NOTHING;
    const { narrows = {} } = property.column;
    const besides = Object.hasOwn(narrows, value) ? ` and ${narrows[value]}` : '';
    return `(${sql})::text = ${quoted(value)}${besides}`;
  }
  switch (property.kind) {
    case 'date':
      return between(sql, value, quotedDay);
    case 'datetime':
      return between(`((${sql}) at time zone 'Europe/Oslo')::date`, value, quotedDay);
    case 'number':
    case 'float':
    case 'reference':
      return between(sql, value, numberFrom);
    case 'boolean':
      // Not «is true», through which PostgreSQL sees no index.
      if (value === 'true') return `(${sql})`;
      return value === 'false' ? `(${sql}) is false` : NOTHING;
    case 'mixed':
      return NOTHING;
    default:
      return typeof value === 'string' ? `(${sql})::text ilike ${pattern(value)}` : NOTHING;
  }
}

/** From and to are inclusive, and each may be left out; a single value means exactly that. */
function between(sql: string, value: unknown, parse: (part: unknown) => string | undefined): string {
  if (typeof value !== 'object' || value === null) {
    const exact = parse(value);
    return exact === undefined ? NOTHING : `${sql} = ${exact}`;
  }
  const parts: string[] = [];
  for (const [name, operator] of [
    ['from', '>='],
    ['to', '<='],
  ] as const) {
    const sent: unknown = (value as Record<string, unknown>)[name];
    if (sent === undefined || sent === '') continue;
    const end = parse(sent);
    if (end === undefined) return NOTHING;
    parts.push(`${sql} ${operator} ${end}`);
  }
  return parts.join(' and ') || 'true';
}

function quotedDay(value: unknown): string | undefined {
  const day = dayFrom(value);
  return day && quoted(day);
}

function numberFrom(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^-?\d{1,10}(\.\d{1,10})?$/.test(value.trim())) return undefined;
  return Math.abs(Number(value)) <= MAX_INTEGER ? value.trim() : undefined;
}

function wordsOf(value: unknown): string[] {
  if (typeof value !== 'string') return [];
  return value.trim().split(/\s+/).filter(Boolean).slice(0, MAX_WORDS);
}

function pattern(text: string, prefix = false): string {
  const escaped = text.trim().replace(/[\\%_]/g, '\\$&');
  return quoted(`${prefix ? '' : '%'}${escaped}%`);
}
