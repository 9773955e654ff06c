import type { Transaction } from 'sequelize';
import { Payment } from '../../models/index.js';
import { type LockedAccount, lockAccount } from '../accounts/index.js';

/** A charge with the account that it belongs to, all locked until the transaction ends. */
export interface LockedPayment extends LockedAccount {
  payment: Payment;
}

/** Locks a charge and its account for a change; null when there is no such charge. */
export async function lockPayment(
  paymentId: string,
  transaction: Transaction,
): Promise<LockedPayment | null> {
  const unlocked = await Payment.findByPk(paymentId, { attributes: ['bookingId'], transaction });
  const account = unlocked && (await lockAccount(unlocked.bookingId, transaction));
  const payment = account?.charges.find(({ id }) => id === paymentId);
  return account && payment ? { ...account, payment } : null;
}
