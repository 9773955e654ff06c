import { osloMoment } from '../../platform/clock.js';
import { FieldErrors, type FieldProblem } from '../../platform/refusals/field-errors.js';
import { dayFrom } from './conditions.js';
import type { Values } from './definition.js';
import type { PanelProperty } from './property.js';

const MAX_INTEGER = 2_147_483_647;
/** Characters of what a form has one line for: no name or address is longer. */
const MAX_LINE = 300;
const MAX_TEXT = 100_000;

/**
 * Makes what a form has sent into what columns hold. Only the properties given are looked at: whatever else
 * a request holds is left out. Empty means null where a column can be null. Throws FieldErrors.
 */
export function normalise(payload: Record<string, unknown>, properties: readonly PanelProperty[]): Values {
  const values: Values = {};
  const problems: Record<string, FieldProblem[]> = {};
  for (const property of properties) {
    const sent = payload[property.name()];
    if (sent === undefined) continue;
    const { value, problem } = outcomeOf(property, sent);
    if (problem) problems[property.name()] = [problem];
    else values[property.name()] = value;
  }
  if (Object.keys(problems).length > 0) throw new FieldErrors(problems);
  return values;
}

/** Requires the fields that a new record must have. Throws FieldErrors. */
export function requireAll(values: Values, properties: readonly PanelProperty[]): void {
  const missing = properties.filter((property) => property.isRequired() && !(property.name() in values));
  if (missing.length > 0) {
    throw new FieldErrors(
      Object.fromEntries(missing.map((property) => [property.name(), [{ key: 'required' }]])),
    );
  }
}

interface Outcome {
  value?: unknown;
  problem?: FieldProblem;
}

function outcomeOf(property: PanelProperty, sent: unknown): Outcome {
  if (sent === null || sent === '') return empty(property);
  if (typeof sent === 'boolean' && property.kind === 'boolean') return { value: sent };
  if (typeof sent === 'object') return { problem: { key: 'invalid' } };
  const text = String(sent);
  if (/\0/.test(text) || !text.isWellFormed()) return { problem: { key: 'forbidden_characters' } };
  if (property.choices) return choice(text, property.choices, property);
  switch (property.kind) {
    case 'boolean':
      return /^(true|false)$/.test(text) ? { value: text === 'true' } : { problem: { key: 'not_a_boolean' } };
    case 'number':
    case 'reference':
      return wholeNumber(text);
    case 'float':
      return decimal(text);
    case 'date': {
      const day = dayFrom(text.trim());
      return day ? { value: day } : { problem: { key: 'not_a_date' } };
    }
    case 'datetime': {
      const moment = momentFrom(text);
      return Number.isNaN(moment.getTime()) ? { problem: { key: 'not_a_date' } } : { value: moment };
    }
    default: {
      const limit = Math.min(
        property.maxLength ?? MAX_TEXT,
        property.kind === 'string' ? MAX_LINE : MAX_TEXT,
      );
      return text.length > limit
        ? { problem: { key: 'too_long', values: { limit } } }
        : { value: text.trim() === '' ? empty(property).value : text };
    }
  }
}

function empty(property: PanelProperty): Outcome {
  if (property.isRequired()) return { problem: { key: 'required' } };
  if (property.isNullable) return { value: null };
  const isText = ['string', 'textarea', 'richtext'].includes(property.kind) && !property.choices;
  return isText ? { value: '' } : { problem: { key: 'required' } };
}

function choice(text: string, choices: readonly string[], property: PanelProperty): Outcome {
  if (!choices.includes(text))
    return { problem: { key: 'not_one_of', values: { choices: choices.join(', ') } } };
  return { value: property.isWholeNumber ? Number(text) : text };
}

/** A moment with its zone, or without one as the clocks of Oslo show it, whatever zone the server is in. */
function momentFrom(text: string): Date {
  const [, day, time] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?$/.exec(text.trim()) ?? [];
  return day && time ? osloMoment(day, time) : new Date(text);
}

function wholeNumber(text: string): Outcome {
  if (!/^\s*-?\d+\s*$/.test(text)) return { problem: { key: 'not_a_number' } };
  const number = Number(text);
  if (number > MAX_INTEGER) return { problem: { key: 'number_too_large' } };
  if (number < -MAX_INTEGER) return { problem: { key: 'number_too_small' } };
  return { value: number };
}

/** Norwegians write decimals with a comma. Kept as text, so that no digit is lost. */
function decimal(text: string): Outcome {
  const written = text.trim().replace(',', '.');
  return /^-?\d{1,10}(\.\d{1,20})?$/.test(written) ? { value: written } : { problem: { key: 'invalid' } };
}
