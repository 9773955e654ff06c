import { randomUUID } from 'node:crypto';
import { QueryTypes, type Transaction } from 'sequelize';
import { database, type EmailKind, type Language } from '../../models/index.js';
import { oneLine } from '../../platform/one-line.js';
import { type MailBooking, mailBooking, NOT_MAILED } from './booking-data.js';
import type { BookingChange } from './change-view.js';
import { isAddress } from './clean.js';
import { nudgeDelivery } from './nudge.js';
import {
  type AccountMailKind,
  type BookingMailKind,
  type LostKey,
  type RenderedMail,
  renderAccountMail,
  renderBookingMail,
  renderLostKey,
  renderOverdueSummary,
  type SignInChange,
} from './render.js';
import { mailDomain } from './sender.js';

/** A mail as the outbox takes it. */
export interface OutboxMail extends RenderedMail {
  kind: EmailKind;
  bookingId: number | null;
  recipient: string;
  messageId: string;
  /** Of mails that a booking can have several of: what each is about. */
  sequence?: number;
}

/** The mails that bring what receipts there are. */
const WITH_RECEIPTS: readonly EmailKind[] = [
  'booking_confirmation',
  'booking_cancelled',
  'payment_received',
  'payment_refunded',
  'refund_sent',
];

/**
 * Puts the two mails of a confirmed booking into the outbox: confirmation and koie information.
 * They leave when `transaction` commits, and only then; ones that are there already are left alone.
 * Returns how many are new.
 */
export async function queueBookingMails(bookingId: number, transaction: Transaction): Promise<number> {
  const booking = await mailBooking(bookingId, transaction);
  if (!booking) return 0;
  const mails = [bookingMail('booking_confirmation', booking), bookingMail('koie_information', booking)];
  return insertMails(mails, transaction);
}

/** Puts one mail about a booking into the outbox, once. Returns whether it is new. */
export async function queueMail(
  kind: BookingMailKind,
  bookingId: number,
  transaction: Transaction,
): Promise<boolean> {
  const booking = await mailBooking(bookingId, transaction);
  return booking !== null && (await queueMails(kind, [booking], transaction)) === 1;
}

/** Puts a mail of one kind for each of the bookings into the outbox, once each. Returns how many are new. */
export async function queueMails(
  kind: BookingMailKind,
  bookings: readonly MailBooking[],
  transaction: Transaction,
  change?: BookingChange,
): Promise<number> {
  const mails = bookings.map((booking) => bookingMail(kind, booking, change));
  return insertMails(mails, transaction);
}

/** Puts the list of the keys overdue on `day` (Oslo) into the outbox, once per recipient and day. */
export async function queueOverdueSummary(
  recipient: { address: string; language: MailBooking['language'] },
  day: string,
  keys: readonly MailBooking[],
  transaction: Transaction,
): Promise<number> {
  const mail = renderOverdueSummary(recipient.language, day, keys);
  const local = Buffer.from(recipient.address.toLowerCase()).toString('base64url');
  const messageId = messageIdOf('key_overdue_summary', `${day}.${local}`);
  return insertMails(
    [{ ...mail, kind: 'key_overdue_summary', bookingId: null, recipient: recipient.address, messageId }],
    transaction,
  );
}

/** Tells each of the board that a key is lost or broken; `moveId` is the move that made it so, told once. */
export async function queueLostKey(
  key: LostKey,
  moveId: number,
  board: readonly { address: string; language: Language }[],
  transaction: Transaction,
): Promise<number> {
  const mails = board.map(({ address, language }) => ({
    ...renderLostKey(language, key),
    kind: 'key_lost' as const,
    bookingId: null,
    recipient: address,
    messageId: messageIdOf(
      'key_lost',
      `${moveId}.${Buffer.from(address.toLowerCase()).toString('base64url')}`,
    ),
  }));
  return insertMails(mails, transaction);
}

/**
 * Tells somebody, at the address they read, what has happened to their account just now; when `transaction` commits.
 */
export async function queueAccountMail(
  kind: AccountMailKind,
  user: { email: string; contactEmail: string | null; language: Language; firstName: string },
  about: { browser?: string; what?: SignInChange; linkId?: number },
  transaction: Transaction,
): Promise<void> {
  const mail = renderAccountMail(kind, user, { at: new Date(), ...about });
  // What gives a way in goes where one logs in, and not where somebody has asked for other mails.
  const recipient = about.linkId === undefined ? user.contactEmail || user.email : user.email;
  await insertMails(
    [
      {
        ...mail,
        kind,
        bookingId: null,
        recipient,
        messageId: messageIdOf(kind, randomUUID()),
        // The link that is filled in as it leaves.
        ...(about.linkId === undefined ? {} : { sequence: about.linkId }),
      },
    ],
    transaction,
  );
}

/**
 * Puts a mail about a closure into the outbox: what its guests are offered, or that it is lifted. A booking can have
 * several, each numbered; that there is one for each step is for the caller, who has the step locked.
 */
export async function queueClosureMails(
  kind: 'closure_offer' | 'all_clear',
  bookings: readonly MailBooking[],
  change: BookingChange,
  transaction: Transaction,
): Promise<number> {
  const numbers = await database().query<{ id: number; next: number }>(
    `select b.id, coalesce((select max(e.sequence) + 1 from emails e where e.booking_id = b.id and e.kind = $2), 0) as next
     from unnest($1::integer[]) as b (id)`,
    { bind: [bookings.map(({ id }) => id), kind], type: QueryTypes.SELECT, transaction },
  );
  const nextOf = new Map(numbers.map(({ id, next }) => [id, next]));
  const mails = bookings.map((booking) => {
    const sequence = nextOf.get(booking.id) ?? 0;
    const messageId = messageIdOf(kind, `${sequence}.${booking.uuid}`);
    return { ...bookingMail(kind, booking, change), messageId, sequence };
  });
  return insertMails(mails, transaction);
}

/**
 * Sends the guest the receipts of a booking that no mail has brought yet: with the confirmation while that waits, else
 * by a mail that tells of the newest, of money that was received or has gone back.
 */
export async function queueReceiptMail(
  kind: 'payment_received' | 'refund_sent',
  bookingId: number,
  transaction: Transaction,
  change: Pick<BookingChange, 'isAsBefore'> = {},
): Promise<void> {
  const newest = await newestNotMailed(bookingId, transaction);
  if (!newest) return;
  if (kind === 'payment_received' && (await attachToConfirmation(bookingId, transaction))) return;
  const booking = await mailBooking(bookingId, transaction);
  // Of somebody who was erased there is no address.
  if (!booking?.contactEmail) return;
  const mail = bookingMail(kind, booking, { ...change, paidOre: newest.amountOre });
  const messageId = messageIdOf(kind, `${newest.id}.${booking.uuid}`);
  await insertMails([{ ...mail, messageId, sequence: newest.id }], transaction);
}

async function newestNotMailed(bookingId: number, transaction: Transaction) {
  const [newest] = await database().query<{ id: number; amountOre: number }>(
    `select r.id, r.amount_ore as "amountOre" from receipts r
     where r.booking_id = $1 and ${NOT_MAILED} order by r.id desc limit 1`,
    { bind: [bookingId], type: QueryTypes.SELECT, transaction },
  );
  return newest;
}

/** Whether the confirmation still waits to be sent, and so takes the receipts along. */
async function attachToConfirmation(bookingId: number, transaction: Transaction): Promise<boolean> {
  const waiting = await database().query<{ id: number }>(
    `select id from emails where booking_id = $1 and kind = 'booking_confirmation' and sequence = 0
       and state = 'queued' and attempts = 0 for update`,
    { bind: [bookingId], type: QueryTypes.SELECT, transaction },
  );
  const ids = waiting.map(({ id }) => id);
  await attachReceipts(ids, transaction);
  return ids.length > 0;
}

/** Attaches to mails the receipts of their bookings that no mail has brought yet. They are rendered as it leaves. */
async function attachReceipts(emails: readonly number[], transaction: Transaction): Promise<void> {
  if (emails.length === 0) return;
  await database().query(
    `insert into email_receipts (email_id, receipt_id)
     select t.id, r.id from emails t join receipts r on r.booking_id = t.booking_id
     where t.id = any ($1) and ${NOT_MAILED}`,
    { bind: [[...emails]], type: QueryTypes.RAW, transaction },
  );
}

function bookingMail(kind: BookingMailKind, booking: MailBooking, change?: BookingChange): OutboxMail {
  return {
    ...renderBookingMail(kind, booking, change),
    kind,
    bookingId: booking.id,
    recipient: booking.contactEmail,
    messageId: messageIdOf(kind, `${booking.version}.${booking.uuid}`),
  };
}

/** The same for the same mail, so that a repeated one is told from a new one. */
export function messageIdOf(kind: EmailKind, about: string): string {
  return `<${kind}.${about}@${mailDomain()}>`;
}

/** Puts mails into the outbox, and returns how many are new. An address that cannot be written to must not undo what the mail is about: it shows up as failed. */
export async function insertMails(mails: readonly OutboxMail[], transaction: Transaction): Promise<number> {
  if (mails.length === 0) return 0;
  const rows = mails.map((mail) => ({
    ...mail,
    recipient: oneLine(mail.recipient),
    ok: isAddress(mail.recipient),
  }));
  const inserted = await database().query<{ id: number; kind: EmailKind }>(
    `insert into emails (kind, booking_id, sequence, recipient, language, subject, html, text, calendar, message_id,
       state, last_error)
     select kind, "bookingId", coalesce(sequence, 0), recipient, language, subject, html, text, calendar, "messageId",
       case when ok then 'queued' else 'failed' end, case when not ok then 'not an e-mail address' end
     from jsonb_to_recordset($1::jsonb) as m (kind text, "bookingId" integer, sequence integer, recipient text, language text,
       subject text, html text, text text, calendar text, "messageId" text, ok boolean)
     on conflict do nothing returning id, kind`,
    { bind: [JSON.stringify(rows)], type: QueryTypes.SELECT, transaction },
  );
  if (inserted.length > 0) nudgeDelivery(transaction);
  const bringing = inserted.filter(({ kind }) => WITH_RECEIPTS.includes(kind));
  await attachReceipts(
    bringing.map(({ id }) => id),
    transaction,
  );
  return inserted.length;
}
