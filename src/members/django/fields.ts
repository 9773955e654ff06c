import { Refused } from './refused.js';
import type { DjangoRow, JsonValue } from './row.js';
import { plainText } from './texts.js';
import { parseDay, parseMoment } from './times.js';

/** Notes something about a row that is taken over, but not as it was. Kept by kind. */
export type Tell = (kind: string, text: string) => void;

const LARGEST_INTEGER = 2_147_483_647;

/**
 * The fields of a row, read with patience: numbers written as texts, missing fields as Django fills them.
 * What has no sensible reading throws `Refused`.
 */
export class DjangoFields {
  private readonly seen = new Set<string>();

  constructor(
    private readonly row: DjangoRow,
    private readonly tell: Tell,
  ) {}

  /** Tells something about this row. */
  note(kind: string, text: string): void {
    this.tell(kind, `${this.row.model} ${JSON.stringify(this.row.pk ?? null)}: ${text}`);
  }

  /** As it is; undefined when it is missing, which lets Django's default apply. */
  value(name: string): JsonValue | undefined {
    this.seen.add(name);
    return this.row.fields[name];
  }

  /** A plain text; null when it is null or empty. */
  optionalText(name: string): string | null {
    const value = this.value(name);
    if (value === undefined || value === null) return null;
    if (typeof value === 'object') throw new Refused(`${name} is no text`);
    return plainText(String(value)).trim() || null;
  }

  text(name: string): string {
    return this.optionalText(name) ?? '';
  }

  /** A text that guests wrote: its spaces and lines stay. */
  words(name: string): string {
    const value = this.value(name);
    if (value === undefined || value === null) return '';
    if (typeof value === 'object') throw new Refused(`${name} is no text`);
    return plainText(String(value));
  }

  /** A whole number in a range; `missing` when it is not there. Null throws unless `empty` is given. */
  whole(
    name: string,
    {
      min = 0,
      max = LARGEST_INTEGER,
      missing,
      empty,
    }: { min?: number; max?: number; missing?: number; empty?: number },
  ): number {
    const value = this.value(name);
    if (value === undefined && missing !== undefined) return missing;
    if (value === undefined || value === null || value === '') {
      if (empty === undefined) throw new Refused(`${name} is empty`);
      this.note('Empty numbers', `${name} was empty and is read as ${empty}`);
      return empty;
    }
    const number = typeof value === 'string' ? Number(value.trim()) : value;
    if (typeof number !== 'number' || !Number.isInteger(number))
      throw new Refused(`${name} is no whole number: ${JSON.stringify(value)}`);
    if (number < min || number > max) throw new Refused(`${name} is ${number}, not from ${min} to ${max}`);
    return number;
  }

  flag(name: string, missing: boolean): boolean {
    const value = this.value(name);
    if (value === undefined || value === null || value === '') return missing;
    if (value === true || value === 1 || /^(true|1|t)$/i.test(String(value))) return true;
    if (value === false || value === 0 || /^(false|0|f)$/i.test(String(value))) return false;
    throw new Refused(`${name} is neither true nor false: ${JSON.stringify(value)}`);
  }

  /** One of the names of an enum, also as `KeyStatus.delivered` or in the words that people were shown. */
  choice<T extends string>(name: string, names: readonly T[], missing: T, shown: Record<string, T> = {}): T {
    const text = this.optionalText(name);
    if (text === null) return missing;
    const last = text.slice(text.lastIndexOf('.') + 1);
    const found = names.find(
      (candidate) => candidate === last.toLowerCase().replaceAll(' ', '_') || candidate === last,
    );
    const choice = found ?? shown[text.toLowerCase()];
    if (!choice) throw new Refused(`${name} is ${JSON.stringify(text)}, not one of ${names.join(', ')}`);
    return choice;
  }

  /** A day `YYYY-MM-DD`, or null. */
  day(name: string): string | null {
    const text = this.optionalText(name);
    if (text === null) return null;
    const day = parseDay(text);
    if (!day) throw new Refused(`${name} is no day: ${JSON.stringify(text)}`);
    return day;
  }

  /** A timestamp in UTC, or null. Without a zone it is Oslo's time. */
  moment(name: string): string | null {
    const text = this.optionalText(name);
    if (text === null) return null;
    const moment = parseMoment(text) ?? (parseDay(text) && parseMoment(`${parseDay(text)} 00:00`));
    if (!moment) throw new Refused(`${name} is no time: ${JSON.stringify(text)}`);
    return moment;
  }

  /** A uuid with dashes, or null. */
  uuid(name: string): string | null {
    const text = this.optionalText(name);
    return text === null ? null : dashedUuid(text, name);
  }

  /** The key of another row as text, or null; see `keyText`. */
  reference(name: string): string | null {
    const value = this.value(name);
    return value === undefined || value === null || value === '' ? null : keyText(value);
  }

  /** Fields that nothing has asked for and that are not empty: they have no home here. */
  leftOver(): string[] {
    return Object.entries(this.row.fields)
      .filter(([name, value]) => !this.seen.has(name) && !isEmpty(value))
      .map(([name]) => name);
  }
}

/** The mark of a natural key among numbers and uuids. */
export const NATURAL = '@';

/** A key as text: a number, a uuid with dashes, or a natural key (`["kari@example.org"]`) after `@`. */
export function keyText(value: JsonValue): string {
  if (Array.isArray(value)) return `${NATURAL}${value.map(String).join(' ').trim()}`;
  const text = String(value).trim().toLowerCase();
  return /^[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}$/.test(text) ? dashedUuid(text, 'the key') : text;
}

const DASHED_UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

function dashedUuid(text: string, name: string): string {
  if (DASHED_UUID.test(text)) return text;
  const digits = text
    .toLowerCase()
    .replace(/^urn:uuid:/, '')
    .replace(/[{}-]/g, '');
  if (!/^[0-9a-f]{32}$/.test(digits)) throw new Refused(`${name} is no uuid: ${JSON.stringify(text)}`);
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

function isEmpty(value: JsonValue): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}
