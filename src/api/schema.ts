import Joi from 'joi';
import { isCalendarDay } from '../platform/clock.js';

/** Patterns that the OpenAPI document turns into JSON Schema's own formats. */
export const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
export const TIMESTAMP_PATTERN = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;
export const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Text that PostgreSQL can hold: no NUL bytes, no lone surrogates. */
export function text(): Joi.StringSchema {
  return Joi.string().custom((value: string, helpers) =>
    value.includes('\0') || !value.isWellFormed() ? helpers.error('string.forbidden') : value,
  );
}

/** A calendar day in Oslo, `YYYY-MM-DD`. */
export function day(): Joi.StringSchema {
  return Joi.string()
    .pattern(DAY_PATTERN)
    .custom((value: string, helpers) => (isCalendarDay(value) ? value : helpers.error('string.day')));
}

/** A point in time, ISO 8601 with an offset. Answers only. */
export function timestamp(): Joi.StringSchema {
  return Joi.string().pattern(TIMESTAMP_PATTERN);
}

/** A uuid in either case, made lower-case. */
export function uuid(): Joi.StringSchema {
  return Joi.string().pattern(UUID_PATTERN).lowercase();
}

/** A whole number; numeric strings are accepted, as the public frontend sends them. */
export function whole(min: number, max: number): Joi.NumberSchema {
  return Joi.number().integer().min(min).max(max);
}

/** An e-mail address that fits one mail header: one line, no display name, at most 254 characters. */
export function email(): Joi.StringSchema {
  return text().email({ tlds: false, ignoreLength: false }).max(254);
}

/** An object in an answer: every field is always there, and nothing else is. */
export function answer(fields: Record<string, Joi.Schema>): Joi.ObjectSchema {
  // One by one: the option `presence` does not reach the exported JSON Schema.
  return Joi.object(
    Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, schema.required()])),
  );
}

const components = new Map<string, Joi.Schema>();

/** Gives a schema a name of its own in the OpenAPI document. */
export function component<T extends Joi.Schema>(name: string, schema: T): T {
  components.set(name, schema);
  return schema;
}

/** The schemas that have a name of their own in the OpenAPI document. */
export function namedComponents(): ReadonlyMap<string, Joi.Schema> {
  return components;
}
