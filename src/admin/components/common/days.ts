import type { Language } from './language';

const LOCALES = { nb: 'nb-NO', en: 'en-GB' } as const;

function shown(day: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

/** «lør.», "Sat". */
export function weekday(day: string, language: Language): string {
  return shown(day, language, { weekday: 'short' });
}

/** «12.12.», "12/12". */
export function dayAndMonth(day: string, language: Language): string {
  return shown(day, language, { day: 'numeric', month: 'numeric' });
}

/** «lørdag 12. desember 2026», "Saturday 12 December 2026". */
export function longDay(day: string, language: Language): string {
  return shown(day, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

/** Of a month `YYYY-MM`: «des.», "Dec". */
export function shortMonth(month: string, language: Language): string {
  return shown(`${month}-01`, language, { month: 'short' });
}

/** Of a month `YYYY-MM`: «desember 2026», "December 2026". */
export function longMonth(month: string, language: Language): string {
  return shown(`${month}-01`, language, { month: 'long', year: 'numeric' });
}

export function isWeekend(day: string): boolean {
  const weekdayNumber = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekdayNumber === 0 || weekdayNumber === 6;
}

/** The days of a stay in short: «12.–14. des. 2026», "12–14 Dec 2026". */
export function daysOf(first: string, last: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatRange(new Date(`${first}T00:00:00Z`), new Date(`${last}T00:00:00Z`));
}
