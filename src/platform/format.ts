import type { Language } from '../models/index.js';
import { addDays, osloMinuteOf } from './clock.js';

const LOCALES: Record<Language, string> = { nb: 'nb-NO', en: 'en-GB' };

const STYLES = {
  month: { month: 'long', year: 'numeric' },
  dayAndMonth: { day: 'numeric', month: 'short' },
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Made once: making one takes longer than all that it formats for a page. */
const formatters = new Map<string, Intl.DateTimeFormat>();

/** A stay's dates in short: «12.–14. des. 2026», «12–14 Dec 2026». Days are `YYYY-MM-DD`. */
export function dateRange(language: Language, first: string, last: string): string {
  const end = shortDate(language, last);
  const dash = language === 'nb' ? '–' : ' – ';
  if (first.slice(0, 4) !== last.slice(0, 4)) return `${shortDate(language, first)}${dash}${end}`;
  if (first.slice(0, 7) !== last.slice(0, 7))
    return `${inWords(language, first, 'dayAndMonth')}${dash}${end}`;
  const day = Number(first.slice(8));
  return language === 'nb' ? `${day}.–${end}` : `${day}–${end}`;
}

/** A night by the two days that it is between, which nobody takes for another: «28.–29. nov.», «28–29 Nov». */
export function nightBetween(language: Language, night: string): string {
  return dateRange(language, night, addDays(night, 1)).replace(/ \d{4}/g, '');
}

/** «14. des. 2026», «14 Dec 2026». */
export function shortDate(language: Language, day: string): string {
  return inWords(language, day, 'short');
}

/** «lørdag 12. desember 2026», «Saturday 12 December 2026». */
export function longDate(language: Language, day: string): string {
  return inWords(language, day, 'long');
}

/** Of a month `YYYY-MM`: «desember 2026», «December 2026». */
export function monthInWords(language: Language, month: string): string {
  return inWords(language, `${month}-01`, 'month');
}

/** «lørdag 12. desember 2026, 09:05», as the clocks of Oslo showed it. */
export function dayAndTime(language: Language, moment: Date): string {
  const [day = '', time = ''] = osloMinuteOf(moment).split(' ');
  return `${longDate(language, day)}, ${time}`;
}

/** Whole NOK: «1 280 kr», «NOK 1,280». Øre are shown only when there are any. */
export function price(language: Language, nok: number): string {
  const digits = Number.isInteger(nok) ? 0 : 2;
  const number = nok.toLocaleString(LOCALES[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return language === 'nb' ? `${number} kr` : `NOK ${number}`;
}

/** An amount in øre as books and receipts have it, always with øre: «1 280,00 kr», «NOK 1,280.00». */
export function amount(language: Language, ore: number): string {
  const number = (ore / 100).toLocaleString(LOCALES[language], {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
  });
  return language === 'nb' ? `${number} kr` : `NOK ${number}`;
}

/** A measured number with one decimal where it has any: «−8», «2,4». */
export function decimal(language: Language, value: number): string {
  return value.toLocaleString(LOCALES[language], { maximumFractionDigits: 1, signDisplay: 'negative' });
}

/** A day is written and read in the same zone, so that no zone can move it to the day before. */
function inWords(language: Language, day: string, style: keyof typeof STYLES): string {
  const key = `${language} ${style}`;
  const formatter =
    formatters.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], { ...STYLES[style], timeZone: 'UTC' });
  formatters.set(key, formatter);
  // Of all months British English writes only this one with four letters.
  return formatter
    .format(new Date(`${day}T00:00:00Z`))
    .replace('Sept ', 'Sep ')
    .replace(',', '');
}
