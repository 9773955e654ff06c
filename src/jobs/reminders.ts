import { write } from '../platform/write.js';
import { type MailBooking, mailBookings } from '../services/mail/booking-data.js';
import { queueMails } from '../services/mail/outbox.js';
import type { BookingMailKind } from '../services/mail/render.js';
import type { Counts } from './job.js';

/** Few enough for a short transaction each. */
const BATCH = 50;

/** Whom anything is sent to about a stay: those with a booking that holds, and that still says who they are. */
export const HOLDS = 'b.stands and b.anonymised_at is null';

/** The bookings that fulfil `condition` (about `b`) and have had no mail of a kind about the stay as it is, in one statement. */
export function notYetMailed(
  kind: BookingMailKind,
  condition: string,
  bind: readonly unknown[],
): Promise<MailBooking[]> {
  return mailBookings(
    `${HOLDS} and ${condition}
     and not exists (select from emails e where e.booking_id = b.id and e.kind = '${kind}' and e.sequence = 0)`,
    bind,
  );
}

/** Puts a mail of a kind for each booking into the outbox. Counts those it is due for, and the new mails. */
export async function remind(
  kind: BookingMailKind,
  bookings: readonly MailBooking[],
  dryRun: boolean,
): Promise<Counts> {
  let queued = 0;
  for (let start = 0; !dryRun && start < bookings.length; start += BATCH) {
    const batch = bookings.slice(start, start + BATCH);
    queued += await write({ source: 'job' }, (transaction) => queueMails(kind, batch, transaction));
  }
  return { due: bookings.length, queued };
}
