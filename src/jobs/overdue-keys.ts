import { config } from '../../config/index.js';
import { write } from '../platform/write.js';
import { type MailBooking, mailBookings } from '../services/mail/booking-data.js';
import { queueOverdueSummary } from '../services/mail/outbox.js';
import { keyHolders } from '../services/mail/recipients.js';
import type { Job } from './job.js';
import { HOLDS, notYetMailed, remind } from './reminders.js';

/** So soon before the next party arrives, a key is overdue without any days of grace. */
const NEXT_PARTY_DAYS = 2;
/** Older ones are beyond a mail; in imported data they are keys that nobody ever noted as returned. */
const OLDEST_DAYS = 60;

const OVERDUE = `b.key_status = 'picked_up'
  and b.departure_date < $1::date and b.departure_date >= $1::date - $4::integer
  and ($1::date - b.departure_date > $2::integer or exists (
    select from bookings n where n.koie_id = b.koie_id and n.id <> b.id
      and n.confirmed_at is not null and n.cancelled_at is null
      and n.arrival_date between $1::date and $1::date + $3::integer))`;

/** Asks guests who have not returned a key for it, once each, and gives the desk the list of the day. */
export const overdueKeys: Job = {
  name: 'overdue-keys',
  async run({ day, dryRun }) {
    const bind = [day, config.keyGraceDays, NEXT_PARTY_DAYS, OLDEST_DAYS];
    const guests = await remind('key_overdue', await notYetMailed('key_overdue', OVERDUE, bind), dryRun);
    const keys = await mailBookings(`${HOLDS} and ${OVERDUE}`, bind);
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
