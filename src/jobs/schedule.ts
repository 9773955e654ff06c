import { osloDayOf, osloMoment } from '../platform/clock.js';

/**
 * When each job runs, in Oslo. Times of day are outside 02:00–03:00, which the clock skips in March and
 * repeats in October.
 */
export const SCHEDULE = {
  'deliver-mail': 'every minute',
  'settle-payments': 'every minute',
  'checklist-reminders': '08:00',
  'key-reminders': '08:00',
  'overdue-keys': '09:00',
  payouts: '05:15',
  retention: '03:30',
  'sweep-pictures': '03:45',
  'sync-members': '04:30',
} as const satisfies Record<string, 'every minute' | `${number}:${number}`>;

export type JobName = keyof typeof SCHEDULE;
export const jobNames = Object.keys(SCHEDULE) as JobName[];

/**
 * The slot of a job that is running, or due, at a moment: the whole minute, or the time of that Oslo day.
 * Undefined when its time of the day is still to come.
 */
export function dueSlot(job: JobName, moment: Date): Date | undefined {
  const time = SCHEDULE[job];
  if (time === 'every minute') return new Date(Math.floor(moment.getTime() / 60_000) * 60_000);
  const slot = osloMoment(osloDayOf(moment), time);
  return slot <= moment ? slot : undefined;
}
