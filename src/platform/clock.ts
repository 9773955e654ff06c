const osloClock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'medium',
});

/** The date and time in Oslo at a moment, as `YYYY-MM-DD HH:mm`, whatever zone the server is in. */
export function osloMinuteOf(moment: Date): string {
  return osloClock.format(moment).slice(0, 16);
}

/** The calendar day in Oslo at a moment, as `YYYY-MM-DD`. */
export function osloDayOf(moment: Date): string {
  return osloClock.format(moment).slice(0, 10);
}

/**
 * The moment when the clocks of Oslo show a time (`HH:mm`, with seconds or not) on a day; the first one when they show
 * it twice, in October.
 */
export function osloMoment(day: string, time: string): Date {
  const shown = Date.parse(`${day}T${time}Z`);
  const guess = shown - osloOffset(shown - 3 * 60 * 60_000);
  return new Date(shown - osloOffset(guess));
}

/** How far Oslo's clocks are before UTC at a moment, in milliseconds. */
function osloOffset(moment: number): number {
  const whole = Math.floor(moment / 1000) * 1000;
  return Date.parse(`${osloClock.format(whole).replace(' ', 'T')}Z`) - whole;
}

/** Today in Oslo, as `YYYY-MM-DD`. */
export function today(): string {
  return osloDayOf(new Date());
}

/** The hour in Oslo at a moment, 0 to 23. */
export function osloHourOf(moment: Date): number {
  return Number(osloMinuteOf(moment).slice(11, 13));
}

/** The day `days` calendar days after `day` (before, when negative). Both are `YYYY-MM-DD`. */
export function addDays(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** Nights between two days: the number of times one sleeps from `arrival` to `departure`. */
export function nightsBetween(arrival: string, departure: string): number {
  return Math.round((Date.parse(`${departure}T00:00:00Z`) - Date.parse(`${arrival}T00:00:00Z`)) / 86_400_000);
}

/** Whether a text is a real calendar day written `YYYY-MM-DD` (2026-02-30 is not), from year 1900 to 9999. */
export function isCalendarDay(text: string): boolean {
  if (!/^(19|[2-9]\d)\d\d-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
}
