import { col, type FindAttributeOptions, literal, type Order, type WhereOptions } from 'sequelize';
import type { Language } from '../../models/index.js';
import { quoted, sqlOf } from './conditions.js';
import type { Definition, Row } from './definition.js';
import type { PanelProperty } from './property.js';

const MAX_OFFSET = 1_000_000_000;

/** Which rows, which of their properties, in which order. */
export interface Question {
  where: WhereOptions;
  properties: readonly string[];
  limit?: number;
  offset?: number;
  order?: Order;
}

/** Reads rows: the properties asked for and `title`, and nothing else. */
export async function readRows(
  definition: Definition,
  properties: ReadonlyMap<string, PanelProperty>,
  question: Question,
  language: Language,
): Promise<Row[]> {
  const { where, limit, offset, order } = question;
  const wanted = new Set([primaryKeyOf(definition), ...question.properties]);
  const needed = new Set([...wanted, ...definition.title.needs]);
  const found = await definition.model.findAll({
    attributes: [...needed].flatMap((name) => attributeOf(definition, properties.get(name), name)),
    where,
    raw: true,
    ...(order ? { order } : {}),
    ...(limit === undefined ? {} : { limit }),
    ...(offset === undefined ? {} : { offset: Math.min(Math.max(0, Math.trunc(offset) || 0), MAX_OFFSET) }),
  });
  return found.map((row) => {
    const whole = row as unknown as Row;
    const shown = Object.fromEntries(Object.entries(whole).filter(([name]) => wanted.has(name)));
    const title = definition.title.of(whole, language);
    return { ...(definition.present?.(shown, language) ?? shown), title };
  });
}

/** The order asked for, when the role sees what it is by; the key after it, so that pages do not overlap. */
export function orderOf(
  definition: Definition,
  properties: ReadonlyMap<string, PanelProperty>,
  sort: { sortBy?: string | undefined; direction?: string | undefined } | undefined,
  search?: unknown,
): Order {
  const asked = sort?.sortBy ? properties.get(sort.sortBy) : undefined;
  const isSeen = asked?.isSortable() && [...definition.list, ...definition.filter].includes(asked.name());
  const by = isSeen ? asked : properties.get(definition.sort.sortBy);
  const direction = (isSeen ? sort?.direction : definition.sort.direction) === 'desc' ? 'DESC' : 'ASC';
  const key = col(`${definition.model.name}.${columnOfKey(definition)}`);
  return [
    ...(definition.bestMatch && typeof search === 'string' && search.trim() !== ''
      ? [literal(`(${definition.bestMatch.replaceAll('$term', quoted(search.trim()))}) desc`)]
      : []),
    ...(by ? [literal(`${sqlOf(definition, by)} ${direction}${nullsOf(by)}`)] : []),
    [key, direction],
  ];
}

/** Columns that the database always fills; if the models required them, they would have to be given. */
const FILLED = new Set(['createdAt', 'at']);

/** Only where there can be any, since no index would be used for it. */
function nullsOf(property: PanelProperty): string {
  return property.isNullable && !FILLED.has(property.name()) ? ' NULLS LAST' : '';
}

/** The attribute that records are known by. */
export function primaryKeyOf(definition: Definition): string {
  return definition.model.primaryKeyAttribute;
}

function columnOfKey(definition: Definition): string {
  const attribute = definition.model.getAttributes()[definition.model.primaryKeyAttribute];
  return attribute?.field ?? definition.model.primaryKeyAttribute;
}

function attributeOf(
  definition: Definition,
  property: PanelProperty | undefined,
  name: string,
): Extract<FindAttributeOptions, readonly unknown[]> {
  if (!property || property.column.virtual) return [];
  return property.column.sql ? [[literal(sqlOf(definition, property)), name]] : [name];
}
