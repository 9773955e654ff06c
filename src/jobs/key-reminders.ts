import { addDays } from '../platform/clock.js';
import type { Job } from './job.js';
import { notYetMailed, remind } from './reminders.js';

/** Tells those who arrive the day after where to fetch the key, unless they have it. */
export const keyReminders: Job = {
  name: 'key-reminders',
  async run({ day, dryRun }) {
    const bookings = await notYetMailed(
      'key_reminder',
      `b.arrival_date = $1::date and b.key_status = 'not_picked_up' and b.departure_date >= oslo_today()`,
      [addDays(day, 1)],
    );
    return remind('key_reminder', bookings, dryRun);
  },
};
