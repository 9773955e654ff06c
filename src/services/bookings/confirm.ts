import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import {
  askBy,
  changePrice,
  giveBack,
  type LockedAccount,
  noteCharge,
  openCharge,
  settleBalance,
} from '../accounts/index.js';
import { queueBookingMails, queueMail, stopPayLink } from '../mail/index.js';
import { closePage, configuredGateway, type PaymentGateway } from '../payments/index.js';
import { staffSettlement } from './staff-booking.js';
import { lockForStaff } from './staff-lock.js';

/**
 * Confirms a booking that has not been paid by card, and sends its mails: settled elsewhere, by invoice, free, or by
 * card with a link, for a reason. A hold that is over can be confirmed too, if its beds are still free, and one that
 * waits for the guest's card can be settled some other way. Money from a card that was not the price is accepted with
 * `elsewhere`, and goes back otherwise. Returns whether the guest gets mail.
 *
 * Throws `booking_not_found`, `cancelled`, `payment_in_progress`, `payment_unavailable` (the page where it can be paid
 * cannot be closed just now), `already_paid` when it is confirmed and waits for no card, FieldErrors (`settlement`,
 * `settlementReason`), and what the database says of the beds.
 */
export async function confirmBooking(
  bookingId: number,
  { settlement: chosen, reason }: { settlement: unknown; reason: string },
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<boolean> {
  const settlement = staffSettlement(chosen);
  if (reason.trim() === '') throw new FieldErrors({ settlementReason: [{ key: 'required' }] });
  await closePage(bookingId, actor, gateway);
  return write(actor, async (transaction) => {
    const account = await lockForStaff(bookingId, transaction);
    const { booking, now } = account;
    if (booking.confirmedAt && !booking.awaitsCard) throw new DomainError('already_paid');
    const open = openCharge(account);
    if (open?.checkoutSessionId) throw new DomainError('payment_in_progress');
    if (open?.state === 'wrong_amount') throw new DomainError('amount_differs');
    const isGivenBack = !booking.confirmedAt && booking.receivedOre > 0 && settlement !== 'elsewhere';
    await booking.update(
      { confirmedAt: booking.confirmedAt ?? now, settlement, settlementReason: reason.trim() },
      { transaction },
    );
    await booking.reload({ transaction });
    if (isGivenBack) await giveBack(account, booking.receivedOre, { reason: 'not_wanted', by: actor });
    await settleBy(settlement, account, reason.trim(), actor);
    const isTold = (await queueBookingMails(bookingId, transaction)) > 0;
    await booking.reload({ transaction });
    if (booking.awaitsCard) await queueMail('payment_link', bookingId, transaction);
    else await stopPayLink(bookingId, transaction);
    return isTold;
  });
}

async function settleBy(
  settlement: ReturnType<typeof staffSettlement>,
  account: LockedAccount,
  reason: string,
  actor: Actor,
): Promise<void> {
  if (settlement === 'elsewhere') return noteCharge(account, 'elsewhere', reason);
  if (settlement === 'invoice') return askBy(account, 'invoice');
  if (settlement === 'card') return askBy(account, 'link');
  await changePrice(account, 0, { reason: 'settlement', note: reason });
  await settleBalance(account, { reason: 'board', note: reason, by: actor });
}

/**
 * Notes that the invoice of a booking is paid. One that is already stays as it was.
 * Throws `booking_not_found`, `cancelled`, `not_confirmed`, and `conflict` when it is not settled by invoice.
 */
export async function markInvoicePaid(bookingId: number, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const account = await lockForStaff(bookingId, transaction);
    if (!account.booking.confirmedAt) throw new DomainError('not_confirmed');
    if (account.booking.settlement !== 'invoice') throw new DomainError('conflict');
    await noteCharge(account, 'invoice');
  });
}
