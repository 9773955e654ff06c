import { write } from '../platform/write.js';
import { keyOverdue } from '../services/keys/overdue.js';
import { type MailBooking, mailBookings } from '../services/mail/booking-data.js';
import { queueOverdueSummary } from '../services/mail/outbox.js';
import { keyHolders } from '../services/mail/recipients.js';
import type { Job } from './job.js';
import { HOLDS, notYetMailed, remind } from './reminders.js';

/** Older ones are beyond a mail; in imported data they are keys that nobody ever noted as returned. */
const OLDEST_DAYS = 60;

const DUE = `${keyOverdue('b', '$1::date')} and b.departure_date >= $1::date - $2::integer`;

/** Asks guests who have not returned a key for it, once each, and gives the desk the list of the day. */
export const overdueKeys: Job = {
  name: 'overdue-keys',
  async run({ day, dryRun }) {
    const bind = [day, OLDEST_DAYS];
    const guests = await remind('key_overdue', await notYetMailed('key_overdue', DUE, bind), dryRun);
    const keys = await mailBookings(`${HOLDS} and ${DUE}`, bind);
    return { ...guests, overdue: keys.length, summaries: dryRun ? 0 : await summarise(day, keys) };
  },
};

async function summarise(day: string, keys: readonly MailBooking[]): Promise<number> {
  const lists = await keyHolders(keys);
  return write({ source: 'job' }, async (transaction) => {
    let queued = 0;
    for (const { recipient, keys: theirs } of lists)
      queued += await queueOverdueSummary(recipient, day, theirs, transaction);
    return queued;
  });
}
