import type { EmailKind } from '../../models/index.js';
import { HIDDEN, hasGuestPages, pageAddress, tokenFor } from '../guest-links/index.js';
import type { MailBooking } from './booking-data.js';
import { passwordAddress, passwordToken } from './password-tokens.js';

/**
 * The address of the guest's own page as it stands in a mail that waits: without the token, which is filled in when the
 * mail leaves (`withLink`) and never written down. Empty for a hold, and where guests have no pages.
 */
export function manageLink({ isConfirmed }: Pick<MailBooking, 'isConfirmed'>): string {
  return isConfirmed && hasGuestPages() ? pageAddress(HIDDEN) : '';
}

/** The same for beds that the waiting list offers, whose page there is for as long as the offer. */
export function offerPage(): string {
  return hasGuestPages() ? pageAddress(HIDDEN) : '';
}

/** A mail as it leaves: with the link to the guest's own page, or to set a password, where it has one. */
export async function withLink<
  M extends { kind: EmailKind; bookingId: number | null; sequence: number; html: string; text: string },
>(mail: M): Promise<M> {
  if (mail.kind === 'password_invitation' || mail.kind === 'password_reset') {
    const token = await passwordToken(mail.sequence);
    return token ? filled(mail, passwordAddress(HIDDEN), passwordAddress(token)) : mail;
  }
  const hidden = pageAddress(HIDDEN);
  if (mail.bookingId === null || !mail.text.includes(hidden)) return mail;
  const token = await tokenFor(mail.bookingId);
  if (!token) return mail;
  return filled(mail, hidden, pageAddress(token));
}

function filled<M extends { html: string; text: string }>(mail: M, hidden: string, link: string): M {
  return { ...mail, html: mail.html.replaceAll(hidden, link), text: mail.text.replaceAll(hidden, link) };
}
