import { osloDayOf, osloHourOf, osloMoment } from '../platform/clock.js';

/**
 * When each job runs, in Oslo. Times of day are outside 02:00–03:00, which the clock skips in March and
 * repeats in October.
 */
const SCHEDULE = {
  'avalanche-watch': { hourly: [7, 22] },
  'deliver-mail': 'every minute',
  'settle-payments': 'every minute',
  'closure-acts': 'every minute',
  'waiting-list': 'every minute',
  'checklist-reminders': '08:00',
  'key-reminders': '08:00',
  'overdue-keys': '09:00',
  'count-nights': { hourly: [4, 4] },
  payouts: '05:15',
  retention: '03:30',
  'sweep-pictures': '03:45',
  'sync-members': '04:30',
} as const satisfies Record<string, Schedule>;

/** Every minute, at a time of the day, or every hour from one to another, both included. */
type Schedule = 'every minute' | `${number}:${number}` | { readonly hourly: readonly [number, number] };

export type JobName = keyof typeof SCHEDULE;
export const jobNames = Object.keys(SCHEDULE) as JobName[];

/**
 * The slot of a job that is running, or due, at a moment: the whole minute or hour, or the time of that Oslo day.
 * Undefined when its time of the day is still to come, or its hours are over.
 */
export function dueSlot(job: JobName, moment: Date): Date | undefined {
  const time = SCHEDULE[job];
  if (time === 'every minute') return new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
  if (typeof time === 'object') {
    const hour = osloHourOf(moment);
    const [first, last] = time.hourly;
    return hour >= first && hour <= last ? wholeHour(moment) : undefined;
  }
  const slot = osloMoment(osloDayOf(moment), time);
  return slot <= moment ? slot : undefined;
}

/**
 * The slot of a run by hand, for an Oslo day: of a job that runs once a day that day's, which is not run twice; any
 * other runs each time.
 */
export function slotByHand(job: JobName, day: string): Date {
  const time = SCHEDULE[job];
  return typeof time === 'object' || time === 'every minute' ? new Date() : osloMoment(day, time);
}

/** Oslo is whole hours from UTC. */
function wholeHour(moment: Date): Date {
  return new Date(Math.floor(moment.getTime() / 3_600_000) * 3_600_000);
}
