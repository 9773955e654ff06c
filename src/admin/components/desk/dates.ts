import type { Language } from '../common/language';
import type { Say } from './words';

const LOCALES = { nb: 'nb-NO', en: 'en-GB' } as const;
const DAY_MS = 86_400_000;

/** A day of the calendar as a moment. Written and read in UTC, so that no zone can move it. */
function momentOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function format(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: 'UTC' });
}

/** «24.–26. nov.» */
export function stayDates(arrival: string, departure: string, language: Language): string {
  return format(language, { day: 'numeric', month: 'short' })
    .formatRange(momentOf(arrival), momentOf(departure))
    .replace(/\s*–\s*/, '–');
}

/** «torsdag 26. november» */
export function longDay(day: string, language: Language): string {
  return format(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(momentOf(day));
}

/** «torsdag 26. november 2026» */
export function wholeDay(day: string, language: Language): string {
  return format(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    momentOf(day),
  );
}

/** «tor. 26. nov.» */
export function shortDay(day: string, language: Language): string {
  return format(language, { weekday: 'short', day: 'numeric', month: 'short' }).format(momentOf(day));
}

/** «I dag», «I morgen», «I går», or the day's name. */
export function nearDay(day: string, today: string, language: Language, say: Say): string {
  const away = daysBetween(today, day);
  if (away === 0) return say('today');
  if (away === 1) return say('tomorrow');
  if (away === -1) return say('yesterday');
  return capital(longDay(day, language));
}

/** «14:03», where the desk is. */
export function timeOf(moment: number, language: Language): string {
  return new Intl.DateTimeFormat(LOCALES[language], {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
    timeZone: 'Europe/Oslo',
  }).format(moment);
}

export function addDays(day: string, days: number): string {
  return new Date(momentOf(day).getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

export function daysBetween(from: string, to: string): number {
  return Math.round((momentOf(to).getTime() - momentOf(from).getTime()) / DAY_MS);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
