import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../models/index.js';
import { today } from '../../platform/clock.js';
import { hasPayLinks } from '../payments/pay-link.js';
import { mailBooking } from './booking-data.js';
import type { Because, StayBefore } from './change-view.js';
import { queueMails } from './outbox.js';
import type { BookingMailKind } from './render.js';

/** Written with the booking, and of no use any more when it is moved before they have left. */
const RENEWED_WHILE_WAITING: readonly BookingMailKind[] = [
  'booking_confirmation',
  'koie_information',
  'payment_link',
];
/** About the days and the key of a stay: after a move they are due for the new one. */
const REMINDERS: readonly BookingMailKind[] = ['key_reminder', 'checklist_reminder', 'key_overdue'];

/** Whether the guest is told of a change, and what the board adds to it. */
export interface Telling {
  tellGuest: boolean;
  message?: string | undefined;
  /** Whether the guest has made the change, and not the board. */
  isByGuest?: boolean | undefined;
  /** Why the koie is closed, when that is what changes it. */
  because?: Because | undefined;
}

/**
 * Brings the mails of a confirmed booking in line with the stay it has just been moved to. What waits about the
 * stay before is not sent, but written anew; the reminders are due once more. With `tellGuest`, the guest is told,
 * and gets the information about another koie, and the link to pay by with what is now to be paid. Nothing of it for
 * a move that changed nothing, or for a stay that was over and still is. Returns whether the guest is told.
 */
export async function queueMovedMails(
  bookingId: number,
  before: StayBefore,
  { tellGuest, message, isByGuest, because }: Telling,
  transaction: Transaction,
): Promise<boolean> {
  const booking = await mailBooking(bookingId, transaction);
  if (!booking || (!isToCome(booking) && !isToCome(before))) return false;
  const isElsewhere = booking.koieName !== before.koieName;
  const isOtherStay =
    isElsewhere ||
    booking.arrivalDate !== before.arrivalDate ||
    booking.departureDate !== before.departureDate;
  const isOtherParty =
    booking.guestsMember !== before.guestsMember || booking.guestsNotMember !== before.guestsNotMember;
  if (!isOtherStay && !isOtherParty) return false;
  const isToPay = tellGuest && booking.awaitsCard && hasPayLinks();
  const renewed = new Set(await putAside(bookingId, { isElsewhere, isOtherStay, isToPay }, transaction));
  if (isToPay) renewed.add('payment_link');
  if (tellGuest && isElsewhere) renewed.add('koie_information');
  if (!booking.awaitsCard) renewed.delete('payment_link');
  if (renewed.size > 0) {
    // Read again: what was put aside brings no receipts any more.
    const now = (await mailBooking(bookingId, transaction)) ?? booking;
    for (const kind of renewed) await queueMails(kind, [now], transaction);
  }
  return (
    tellGuest &&
    (await queueMails('booking_moved', [booking], transaction, { before, message, isByGuest, because })) === 1
  );
}

/**
 * Brings the mails of a confirmed booking in line with a new price: what waits is written anew, and the guest gets the
 * link to pay what is owed now, if anything is.
 */
export async function queueRepricedMails(bookingId: number, transaction: Transaction): Promise<void> {
  const booking = await mailBooking(bookingId, transaction);
  if (!booking) return;
  const isToPay = booking.awaitsCard && hasPayLinks();
  const aside = { isElsewhere: false, isOtherStay: false, isToPay };
  const renewed = new Set(await putAside(bookingId, aside, transaction));
  if (isToPay) renewed.add('payment_link');
  else renewed.delete('payment_link');
  for (const kind of renewed) await queueMails(kind, [booking], transaction);
}

/**
 * Tells the guest of a booking that it has just been cancelled, in the transaction that does so: what becomes of the
 * money is read there. Nobody is told of a stay that is over, unless money comes back. Returns whether the guest is.
 */
export async function queueCancelledMail(
  bookingId: number,
  { tellGuest, message, because }: Telling,
  transaction: Transaction,
): Promise<boolean> {
  const booking = tellGuest ? await mailBooking(bookingId, transaction) : null;
  if (!booking || (!isToCome(booking) && booking.refundedOre === 0)) return false;
  return (await queueMails('booking_cancelled', [booking], transaction, { message, because })) === 1;
}

function isToCome({ departureDate }: { departureDate: string }): boolean {
  return departureDate >= today();
}

/**
 * Numbers the mails about the stay before, so that there can be new ones, and keeps those of them that wait from
 * being sent. Returns the kinds that are to be written anew.
 */
async function putAside(
  bookingId: number,
  { isElsewhere, isOtherStay, isToPay }: { isElsewhere: boolean; isOtherStay: boolean; isToPay: boolean },
  transaction: Transaction,
): Promise<BookingMailKind[]> {
  const aside = [
    'booking_moved',
    ...(isElsewhere ? ['koie_information'] : []),
    ...(isToPay ? ['payment_link'] : []),
    ...(isOtherStay ? REMINDERS : []),
  ];
  const mails = await database().query<{ kind: BookingMailKind; isStopped: boolean }>(
    `update emails e set
       sequence = (select max(o.sequence) + 1 from emails o where o.booking_id = $1 and o.kind = e.kind),
       state = case when e.state = 'queued' then 'cancelled' else e.state end
     where e.booking_id = $1 and e.sequence = 0
       and (e.kind = any ($2) or (e.state = 'queued' and e.kind = any ($3)))
     returning e.kind, e.state = 'cancelled' as "isStopped"`,
    { bind: [bookingId, aside, [...RENEWED_WHILE_WAITING]], type: QueryTypes.SELECT, transaction },
  );
  return mails
    .filter(({ kind, isStopped }) => isStopped && RENEWED_WHILE_WAITING.includes(kind))
    .map(({ kind }) => kind);
}
