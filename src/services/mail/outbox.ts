import { randomUUID } from 'node:crypto';
import { QueryTypes, type Transaction } from 'sequelize';
import { database, type EmailKind, type Language } from '../../models/index.js';
import { type MailBooking, mailBooking } from './booking-data.js';
import type { BookingChange } from './change-view.js';
import { isAddress, oneLine } from './clean.js';
import { nudgeDelivery } from './nudge.js';
import {
  type AccountMailKind,
  type BookingMailKind,
  type RenderedMail,
  renderAccountMail,
  renderBookingMail,
  renderOverdueSummary,
} from './render.js';
import { mailDomain } from './sender.js';

/** A mail as the outbox takes it. */
interface OutboxMail extends RenderedMail {
  kind: EmailKind;
  bookingId: number | null;
  recipient: string;
  messageId: string;
}

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

/**
 * Tells somebody, at the address they read, what has happened to their account just now; when `transaction` commits.
 */
export async function queueAccountMail(
  kind: AccountMailKind,
  user: { email: string; contactEmail: string | null; language: Language; firstName: string },
  about: { browser?: string },
  transaction: Transaction,
): Promise<void> {
  const mail = renderAccountMail(kind, user, { at: new Date(), ...about });
  const recipient = user.contactEmail || user.email;
  await insertMails(
    [{ ...mail, kind, bookingId: null, recipient, messageId: messageIdOf(kind, randomUUID()) }],
    transaction,
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
function messageIdOf(kind: EmailKind, about: string): string {
  return `<${kind}.${about}@${mailDomain()}>`;
}

/** An address that cannot be written to must not undo what the mail is about: it shows up as failed. */
async function insertMails(mails: readonly OutboxMail[], transaction: Transaction): Promise<number> {
  if (mails.length === 0) return 0;
  const rows = mails.map((mail) => ({
    ...mail,
    recipient: oneLine(mail.recipient),
    ok: isAddress(mail.recipient),
  }));
  const inserted = await database().query<{ id: number }>(
    `insert into emails (kind, booking_id, recipient, language, subject, html, text, calendar, message_id,
       state, last_error)
     select kind, "bookingId", recipient, language, subject, html, text, calendar, "messageId",
       case when ok then 'queued' else 'failed' end, case when not ok then 'not an e-mail address' end
     from jsonb_to_recordset($1::jsonb) as m (kind text, "bookingId" integer, recipient text, language text,
       subject text, html text, text text, calendar text, "messageId" text, ok boolean)
     on conflict do nothing returning id`,
    { bind: [JSON.stringify(rows)], type: QueryTypes.SELECT, transaction },
  );
  if (inserted.length > 0) nudgeDelivery(transaction);
  return inserted.length;
}
