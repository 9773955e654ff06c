import type { Language } from '../../models/index.js';
import { osloDayOf } from '../../platform/clock.js';

const WEEKDAYS: Record<Language, readonly string[]> = {
  nb: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};
const MONTHS: Record<Language, readonly string[]> = {
  nb: 'januar februar mars april mai juni juli august september oktober november desember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};
const SHORT_MONTHS: Record<Language, readonly string[]> = {
  nb: 'jan. feb. mars apr. mai juni juli aug. sep. okt. nov. des.'.split(' '),
  en: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' '),
};
const NON_BREAKING_SPACE = '\u00a0';

interface Parts {
  year: number;
  month: number;
  day: number;
}

/** A stay's dates in short: «12.–14. des. 2026», «12–14 Dec 2026». Days are `YYYY-MM-DD`. */
export function dateRange(language: Language, first: string, last: string): string {
  const [from, to] = [partsOf(first), partsOf(last)];
  const dash = language === 'nb' ? '–' : ' – ';
  if (from.year !== to.year) return `${shortDate(language, first)}${dash}${shortDate(language, last)}`;
  const end = shortDate(language, last);
  if (from.month !== to.month) return `${dayAndMonth(language, from)}${dash}${end}`;
  return language === 'nb' ? `${from.day}.–${end}` : `${from.day}–${end}`;
}

/** «14. des. 2026», «14 Dec 2026». */
export function shortDate(language: Language, day: string): string {
  const parts = partsOf(day);
  return `${dayAndMonth(language, parts)} ${parts.year}`;
}

/** «lørdag 12. desember 2026», «Saturday 12 December 2026». */
export function longDate(language: Language, day: string): string {
  const { year, month, day: number } = partsOf(day);
  const weekday = WEEKDAYS[language][new Date(`${day}T00:00:00Z`).getUTCDay()];
  const ordinal = language === 'nb' ? `${number}.` : number;
  return `${weekday} ${ordinal} ${MONTHS[language][month - 1]} ${year}`;
}

const CLOCK = new Intl.DateTimeFormat('nb-NO', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  minute: '2-digit',
});

/** «lørdag 12. desember 2026, 09:05», as the clocks of Oslo showed it. */
export function dayAndTime(language: Language, moment: Date): string {
  return `${longDate(language, osloDayOf(moment))}, ${CLOCK.format(moment)}`;
}

/** Whole NOK: «1 280 kr», «NOK 1,280». Øre are shown only when there are any. */
export function price(language: Language, nok: number): string {
  const [whole = '0', fraction] = (Number.isInteger(nok) ? String(nok) : nok.toFixed(2)).split('.');
  const separator = language === 'nb' ? NON_BREAKING_SPACE : ',';
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, separator);
  const number = fraction ? `${grouped}${language === 'nb' ? ',' : '.'}${fraction}` : grouped;
  return language === 'nb' ? `${number} kr` : `NOK ${number}`;
}

function dayAndMonth(language: Language, { day, month }: Parts): string {
  const name = SHORT_MONTHS[language][month - 1];
  return language === 'nb' ? `${day}. ${name}` : `${day} ${name}`;
}

function partsOf(date: string): Parts {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return { year, month, day };
}
