import { randomUUID } from 'node:crypto';
import type { Transaction } from 'sequelize';
import type { Language } from '../../models/index.js';
import { oneLine } from '../../platform/one-line.js';
import type { MailBooking } from './booking-data.js';
import { insertMails, messageIdOf, type OutboxMail } from './outbox.js';
import { renderBoardMessage } from './render.js';
import { type BookingView, bookingView, textsIn } from './view.js';

/** What the board writes, in each language that it has written it in. */
export type Wording = Partial<Record<Language, { subject: string; text: string }>>;

/** What can stand in a message, and is filled in for each booking. */
const VALUES: Record<string, (booking: MailBooking, view: BookingView) => string> = {
  navn: (booking, { t }) => oneLine(booking.firstName) || t.board_message.guest,
  koie: (_booking, view) => view.koie,
  ankomst: (_booking, view) => view.arrival,
  referanse: (_booking, view) => view.reference,
};
export const PLACEHOLDERS: readonly string[] = Object.keys(VALUES).map((name) => `{${name}}`);

/** All that stands in braces in a text, braces included. */
export function placeholdersIn(text: string): string[] {
  return text.match(/\{[^{}]*\}/g) ?? [];
}

/** Whether it would be sent as it stands, because it is no placeholder that there is. */
export function isUnknownPlaceholder(placeholder: string): boolean {
  return !PLACEHOLDERS.includes(placeholder);
}

/**
 * Puts the mail of a message into the outbox for each of the bookings, once per message and booking (the database
 * sees to that). A booking gets the text in its language, or else in the one there is. Returns how many are new.
 */
export function queueBoardMessage(
  { id, uuid }: { id: number; uuid: string },
  wording: Wording,
  bookings: readonly MailBooking[],
  transaction: Transaction,
): Promise<number> {
  const mails = bookings.map((booking) => ({
    ...mailOf(booking, wording),
    bookingId: booking.id,
    recipient: booking.contactEmail,
    messageId: messageIdOf('board_message', `${uuid}.${booking.uuid}`),
    sequence: id,
  }));
  return insertMails(mails, transaction);
}

/** Sends a message as the guest of `booking` would get it to `recipient`, marked as a test, with no link to the booking. */
export async function queueTestMessage(
  recipient: string,
  wording: Wording,
  booking: MailBooking,
  transaction: Transaction,
): Promise<void> {
  const mail = mailOf({ ...booking, isConfirmed: false }, wording);
  const { test } = textsIn(mail.language).board_message;
  await insertMails(
    [
      {
        ...mail,
        subject: `${test}: ${mail.subject}`,
        bookingId: null,
        recipient,
        messageId: messageIdOf('board_message', randomUUID()),
      },
    ],
    transaction,
  );
}

function mailOf(
  booking: MailBooking,
  wording: Wording,
): Omit<OutboxMail, 'bookingId' | 'recipient' | 'messageId'> {
  const other = booking.language === 'nb' ? 'en' : 'nb';
  const writtenIn = wording[booking.language] ? booking.language : other;
  const { subject, text } = wording[writtenIn] ?? { subject: '', text: '' };
  const view = bookingView({ ...booking, language: writtenIn });
  const filledIn = (template: string) =>
    template.replace(
      /\{(\w+)\}/g,
      (as, name) => (PLACEHOLDERS.includes(as) ? VALUES[name]?.(booking, view) : undefined) ?? as,
    );
  const paragraphs = filledIn(text)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.split('\n').map((line) => line.trim()))
    .map((lines) => lines.filter((line) => line !== ''))
    .filter((lines) => lines.length > 0);
  const written = { subject: filledIn(subject.trim()), paragraphs, writtenIn } as const;
  return { ...renderBoardMessage(booking, written), kind: 'board_message' };
}
