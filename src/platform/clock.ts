const osloDay = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const osloHour = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Oslo',
  hour: '2-digit',
  hourCycle: 'h23',
});

/** The calendar day in Oslo at a moment, as `YYYY-MM-DD`, whatever zone the server is in. */
export function osloDayOf(moment: Date): string {
  return osloDay.format(moment);
}

/** Today in Oslo, as `YYYY-MM-DD`. */
export function today(): string {
  return osloDayOf(new Date());
}

/** The hour in Oslo at a moment, 0 to 23. */
export function osloHourOf(moment: Date): number {
  return Number(osloHour.format(moment));
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
