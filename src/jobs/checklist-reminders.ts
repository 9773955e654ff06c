import type { Job } from './job.js';
import { notYetMailed, remind } from './reminders.js';

/** Asks those who leave on the day, and have not reported, for their report. */
export const checklistReminders: Job = {
  name: 'checklist-reminders',
  async run({ day, dryRun }) {
    const bookings = await notYetMailed(
      'checklist_reminder',
      `b.departure_date = $1::date and not exists (select from reports r where r.booking_id = b.id)`,
      [day],
    );
    return remind('checklist_reminder', bookings, dryRun);
  },
};
