import type { Transaction } from 'sequelize';
import { DomainError } from '../../platform/refusals/errors.js';
import { isUnderWay, type LockedAccount, lockAccount } from '../accounts/index.js';

/**
 * Locks a booking and its account that are about to be changed. Throws `booking_not_found`, `cancelled`, and
 * `payment_in_progress` while a card payment of it is under way.
 */
export async function lockForStaff(bookingId: number, transaction: Transaction): Promise<LockedAccount> {
  const account = await lockAccount(bookingId, transaction);
  if (!account) throw new DomainError('booking_not_found');
  if (account.booking.cancelledAt) throw new DomainError('cancelled');
  if (account.charges.some(isUnderWay)) throw new DomainError('payment_in_progress');
  return account;
}
