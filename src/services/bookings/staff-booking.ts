import type { Transaction } from 'sequelize';
import { type Booking, Koie, Payment, type Settlement, User } from '../../models/index.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { lockAccount, noteCharge } from '../accounts/index.js';
import { isAddress } from '../mail/clean.js';
import { queueBookingMails, queueMail } from '../mail/index.js';
import { hasPayLinks } from '../payments/pay-link.js';
import { priceOf, type Stay } from './price.js';
import { refuseForStaff } from './rules.js';

/** How a booking that staff make can be settled. By card: the guest gets a link, and pays. */
export const STAFF_SETTLEMENTS = ['elsewhere', 'card', 'invoice', 'free'] as const;

/** The way of settling that was chosen. Throws FieldErrors when none was, and for one that there is not. */
export function staffSettlement(chosen: unknown): (typeof STAFF_SETTLEMENTS)[number] {
  if ((chosen ?? '') === '') throw new FieldErrors({ settlement: [{ key: 'required' }] });
  const settlement = STAFF_SETTLEMENTS.find((one) => one === chosen);
  if (settlement === 'card' && !hasPayLinks())
    throw new FieldErrors({ settlement: [{ key: 'no_pay_links' }] });
  if (settlement) return settlement;
  const choices = STAFF_SETTLEMENTS.join(', ');
  throw new FieldErrors({ settlement: [{ key: 'not_one_of', values: { choices } }] });
}

/** Throws FieldErrors when money that is not asked for, or is said to have come some other way, has no reason. */
export function requireReason(settlement: Settlement, reason: unknown): void {
  const isMissing = typeof reason !== 'string' || reason.trim() === '';
  if (isMissing && (settlement === 'elsewhere' || settlement === 'free'))
    throw new FieldErrors({ settlementReason: [{ key: 'required' }] });
}

/** The person that a booking is for, as staff fill it in. */
export interface BookingContact {
  userId?: number | null | undefined;
  guestName?: string | null | undefined;
  contactEmail?: string | undefined;
}

/**
 * The e-mail that a booking's mails go to: the one written, else the one of the member it is for.
 * Throws FieldErrors when it is for nobody, or cannot be written to.
 */
export async function contactOf(contact: BookingContact, transaction: Transaction): Promise<string> {
  const { userId, guestName } = contact;
  if (!userId && !guestName) throw new FieldErrors({ guestName: [{ key: 'required' }] });
  const user = userId ? await User.findByPk(userId, { transaction }) : null;
  const email = contact.contactEmail?.trim() || user?.contactEmail || user?.email;
  if (!email) throw new FieldErrors({ contactEmail: [{ key: 'required' }] });
  if (!isAddress(email)) throw new FieldErrors({ contactEmail: [{ key: 'not_an_email' }] });
  return email;
}

/**
 * What a booking that staff make has besides what they fill in: the koie's price (whole NOK; nothing when it is
 * free), and that it is confirmed at once: by card it is then paid once the guest has. It may go past the booking
 * window; past the beds the database says no. Throws FieldErrors, also for a stay that is over.
 */
export async function staffBookingDefaults(
  stay: Stay & { koieId: number; settlement: string },
  transaction: Transaction,
): Promise<{ priceNok: number; confirmedAt: Date }> {
  const koie = await Koie.findByPk(stay.koieId, { transaction });
  if (!koie) throw new FieldErrors({ koieId: [{ key: 'koie_not_known' }] });
  refuseForStaff(stay);
  const priceNok = stay.settlement === 'free' ? 0 : priceOf(stay, koie);
  return { priceNok, confirmedAt: new Date() };
}

/** The first charge, which every booking has, and the mails of a confirmed one: with the link if it waits for a card. */
export async function completeStaffBooking(booking: Booking, transaction: Transaction): Promise<void> {
  const { id, settlement, settlementReason } = booking;
  const method = settlement === 'invoice' ? 'invoice' : settlement === 'card' ? 'link' : 'card';
  await Payment.create({ bookingId: id, method }, { transaction });
  const account = await lockAccount(id, transaction);
  if (!account) throw new Error('a booking was made and is not there');
  // Before its mails, which bring the receipt.
  if (settlement === 'elsewhere') await noteCharge(account, 'elsewhere', settlementReason ?? '');
  await queueBookingMails(id, transaction);
  if (account.booking.awaitsCard) await queueMail('payment_link', id, transaction);
}
