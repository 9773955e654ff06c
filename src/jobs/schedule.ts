import { osloDayOf } from '../platform/clock.js';

/** A time of day in Oslo. */
export interface TimeOfDay {
  hour: number;
  minute: number;
}

/**
 * When each job runs, in Oslo. Times of day are outside 02:00–03:00, which the clock skips in March and
 * repeats in October.
 */
export const SCHEDULE = {
  'deliver-mail': 'every minute',
  'settle-payments': 'every minute',
  'checklist-reminders': { hour: 8, minute: 0 },
  'key-reminders': { hour: 8, minute: 0 },
  'overdue-keys': { hour: 9, minute: 0 },
  retention: { hour: 3, minute: 30 },
  'sync-members': { hour: 4, minute: 30 },
} as const satisfies Record<string, TimeOfDay | 'every minute'>;

export type JobName = keyof typeof SCHEDULE;
export const jobNames = Object.keys(SCHEDULE) as JobName[];

const osloTime = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** The moment when the clocks of Oslo show a time on a day (`YYYY-MM-DD`), whatever zone the server is in. */
export function osloMoment(day: string, { hour, minute }: TimeOfDay): Date {
  const clock = Date.parse(`${day}T${pad(hour)}:${pad(minute)}:00Z`);
  const guess = clock - osloOffset(clock);
  return new Date(clock - osloOffset(guess));
}

/**
 * The slot of a job that is running, or due, at a moment: the whole minute, or the time of that Oslo day.
 * Undefined when its time of the day is still to come.
 */
export function dueSlot(job: JobName, moment: Date): Date | undefined {
  const time: TimeOfDay | 'every minute' = SCHEDULE[job];
  if (time === 'every minute') return new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
  const slot = osloMoment(osloDayOf(moment), time);
  return slot <= moment ? slot : undefined;
}

/** How far Oslo's clocks are before UTC at a moment, in milliseconds. */
function osloOffset(moment: number): number {
  const shown = Date.parse(`${osloTime.format(moment).replace(' ', 'T')}:00Z`);
  return shown - Math.floor(moment / 60_000) * 60_000;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
