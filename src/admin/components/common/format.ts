import type { Language } from './language';

/** Days of the calendar (`YYYY-MM-DD`, Oslo), moments and money in words, as in «12. des. 2026» and "12 Dec 2026". */

const LOCALES = { nb: 'nb-NO', en: 'en-GB' } as const;
/** A day is written and read in the same zone, so that no zone can move it to the day before. */
const DAYS = 'UTC';
const MOMENTS = 'Europe/Oslo';

/** A day: «12. des. 2026». What is no day is shown as it is. */
export function formatDay(day: string, language: Language): string {
  if (!/^\d{4}-\d{2}-\d{2}/.test(day)) return day;
  return wordsOf(midnight(day), language, DAYS, SHORT);
}

/** A moment, as ISO or whatever `Date` reads, in Oslo: «12. des. 2026 14:05». */
export function formatMoment(iso: string, language: Language): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  return `${wordsOf(moment, language, MOMENTS, SHORT)} ${formatTime(moment, language)}`;
}

/** The time of a moment in Oslo: «14:05». */
export function formatTime(moment: Date | number, language: Language): string {
  return wordsOf(moment, language, MOMENTS, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** The Oslo day (`YYYY-MM-DD`) of a moment. */
export function osloDay(moment: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: MOMENTS }).format(moment);
}

/** A moment, as ISO with its zone, as the clocks of Oslo show it: `2026-12-02T08:00`. Any other text is given back. */
export function osloMinute(iso: string): string {
  const moment = /(Z|[+-]\d\d:\d\d)$/.test(iso) ? new Date(iso) : undefined;
  if (!moment || Number.isNaN(moment.getTime())) return iso;
  return `${osloDay(moment.getTime())}T${formatTime(moment, 'nb')}`;
}

/** A day or a moment in words without its year, when it is this one: where there is little room. */
export function withoutThisYear(words: string): string {
  return words.replace(new RegExp(` ${new Date().getFullYear()}\\b`), '');
}

/** Whole kroner: «1 240 kr», "NOK 1,240". */
export function formatKroner(nok: number, language: Language): string {
  const number = formatNumber(nok, language);
  return language === 'nb' ? `${number} kr` : `NOK ${number}`;
}

/** Øre as kroner with two decimals, for columns of amounts: «1 240,00», "−1,240.00". */
export function formatOre(ore: number, language: Language): string {
  // Nothing is not less than nothing.
  return formatNumber((ore || 0) / 100, language, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
}

/** A number with its thousands apart: «1 240,5», "1,240.5". */
export function formatNumber(
  value: number,
  language: Language,
  options: Intl.NumberFormatOptions = {},
): string {
  return new Intl.NumberFormat(LOCALES[language], options).format(value);
}

/** «lør.», "Sat". */
export function weekday(day: string, language: Language): string {
  return inWords(day, language, { weekday: 'short' });
}

/** «12.12.», "12/12". */
export function dayAndMonth(day: string, language: Language): string {
  return inWords(day, language, { day: 'numeric', month: 'numeric' });
}

/** «lør. 12. des.», "Sat 12 Dec". */
export function shortDay(day: string, language: Language): string {
  return inWords(day, language, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** «lørdag 12. desember», "Saturday 12 December". */
export function dayOfYear(day: string, language: Language): string {
  return inWords(day, language, { weekday: 'long', day: 'numeric', month: 'long' });
}

/** «lørdag 12. desember 2026», "Saturday 12 December 2026". */
export function longDay(day: string, language: Language): string {
  return inWords(day, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** Of a month `YYYY-MM`: «des.», "Dec". */
export function shortMonth(month: string, language: Language): string {
  return inWords(`${month}-01`, language, { month: 'short' });
}

/** Of a month `YYYY-MM`: «desember 2026», "December 2026". */
export function longMonth(month: string, language: Language): string {
  return inWords(`${month}-01`, language, { month: 'long', year: 'numeric' });
}

/** The days of a stay: «12.–14. des. 2026», "12–14 Dec 2026". */
export function daysOf(first: string, last: string, language: Language): string {
  return rangeOf(first, last, language, SHORT);
}

/** The same without the year: «12.–14. des.». */
export function daysOfYear(first: string, last: string, language: Language): string {
  return rangeOf(first, last, language, { day: 'numeric', month: 'short' });
}

/** With a large first letter, as at the start of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const SHORT: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short', year: 'numeric' };

function midnight(day: string): Date {
  return new Date(`${day.slice(0, 10)}T00:00:00Z`);
}

function inWords(day: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return wordsOf(midnight(day), language, DAYS, options);
}

/** Browsers write September with four letters in British English, and only that month. */
function wordsOf(
  moment: Date | number,
  language: Language,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): string {
  return formatter(language, timeZone, options).format(moment).replace('Sept ', 'Sep ');
}

function rangeOf(
  first: string,
  last: string,
  language: Language,
  options: Intl.DateTimeFormatOptions,
): string {
  return formatter(language, DAYS, options)
    .formatRange(midnight(first), midnight(last))
    .replace(/\s*–\s*/, '–');
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Kept, since making one takes longer than a hundred days in words. */
function formatter(
  language: Language,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([language, timeZone, options]);
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone });
  formatters.set(key, known);
  return known;
}
