import type { Transaction } from 'sequelize';
import { WaitingEntry } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { isUnderWay, lockAccount, openCharge } from '../accounts/index.js';
import { cancelWaitingMails } from '../mail/index.js';
import { closePage, configuredGateway, type PaymentGateway } from '../payments/index.js';

/**
 * Takes a member's entry off the list, and declines what it is offered. One that has ended stays as it is. Throws
 * `not_found` for an entry that is not theirs, and what `declineOffer` throws.
 */
export async function leaveWaitingList(
  uuid: string,
  ntnuiNo: number,
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<void> {
  const offered = await write(actor, async (transaction) => {
    const lock = transaction.LOCK.UPDATE;
    const entry = await WaitingEntry.findOne({ where: { uuid, userId: ntnuiNo }, transaction, lock });
    if (!entry) throw new DomainError('not_found');
    if (entry.state === 'waiting') await end(entry, 'withdrawn', transaction);
    return entry.state === 'offered' ? entry.bookingId : null;
  });
  if (offered !== null) await declineOffer(offered, actor, gateway);
}

/**
 * Declines the beds that the list has offered by a booking: they are offered to the next in line in the same
 * transaction. Repeated, it does nothing. A page where the member is paying is closed first.
 *
 * Throws `booking_not_found`, `already_paid`, `payment_in_progress`, `payment_unavailable`.
 */
export async function declineOffer(
  bookingId: number,
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<void> {
  await closePage(bookingId, actor, gateway);
  await write(actor, async (transaction) => {
    const account = await lockAccount(bookingId, transaction);
    if (!account) throw new DomainError('booking_not_found');
    if (account.booking.confirmedAt) throw new DomainError('already_paid');
    if (account.charges.some(isUnderWay) || openCharge(account)?.checkoutSessionId)
      throw new DomainError('payment_in_progress');
    const lock = transaction.LOCK.UPDATE;
    const entry = await WaitingEntry.findOne({ where: { bookingId, state: 'offered' }, transaction, lock });
    if (!entry) return;
    await end(entry, 'declined', transaction);
    await cancelWaitingMails(bookingId, transaction);
    if (account.booking.holdUntil > account.now)
      await account.booking.update({ holdUntil: account.now }, { transaction });
  });
}

async function end(
  entry: WaitingEntry,
  state: 'withdrawn' | 'declined',
  transaction: Transaction,
): Promise<void> {
  await entry.update({ state, endedAt: new Date() }, { transaction });
}
