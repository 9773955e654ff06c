const DAY_MS = 86_400_000;

/** The day so many days after one, both `YYYY-MM-DD`; before it for a negative number. */
export function addDays(day: string, days: number): string {
  return new Date(momentOf(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** How many days it is from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((momentOf(to) - momentOf(from)) / DAY_MS);
}

/** Whether a day is a Saturday or a Sunday. */
export function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(momentOf(day)).getUTCDay());
}

function momentOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}
