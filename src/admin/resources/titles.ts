import type { Language } from '../../models/index.js';
import { dateRange, shortDate } from '../../platform/format.js';
import type { Row } from '../adapter/definition.js';

/** The parts of a title that are there, with dots between: «Flåkoia · 12.–14. des. 2026 · 3 gjester». */
export function joined(...parts: (string | undefined)[]): string {
  return parts.filter(Boolean).join(' · ');
}

/** A value of a row as text; empty for null. */
export function text(row: Row, name: string): string {
  const value = row[name];
  return value === null || value === undefined ? '' : String(value);
}

/** «12.–14. des. 2026» of the two days that a row has. */
export function days(row: Row, first: string, last: string, language: Language): string {
  return dateRange(language, text(row, first), text(row, last));
}

/** «14. des. 2026» of a day that a row has. */
export function day(row: Row, name: string, language: Language): string {
  return shortDate(language, text(row, name));
}

/** «1 gjest», «3 guests». */
export function guests(count: unknown, language: Language): string {
  const isOne = Number(count) === 1;
  if (language === 'en') return `${count} ${isOne ? 'guest' : 'guests'}`;
  return `${count} ${isOne ? 'gjest' : 'gjester'}`;
}
