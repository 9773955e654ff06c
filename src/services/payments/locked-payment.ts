import { QueryTypes, type Transaction } from 'sequelize';
import { Booking, database, Payment, type PaymentState } from '../../models/index.js';

/** A payment with its booking, both locked until the transaction ends, and the database's time now. */
export interface LockedPayment {
  payment: Payment;
  booking: Booking;
  now: Date;
  transaction: Transaction;
}

/** An attempt has been made and its end is not known. */
export function isUnderWay(state: PaymentState): boolean {
  return state === 'processing' || state === 'requires_action';
}

/** Locks a payment for a change, the booking first, as everyone does; null when there is no such payment. */
export async function lockPayment(
  paymentId: string,
  transaction: Transaction,
): Promise<LockedPayment | null> {
  const unlocked = await Payment.findByPk(paymentId, { attributes: ['bookingId'], transaction });
  if (!unlocked) return null;
  const lock = transaction.LOCK.UPDATE;
  const booking = await Booking.findByPk(unlocked.bookingId, { transaction, lock, rejectOnEmpty: true });
  const payment = await Payment.findByPk(paymentId, { transaction, lock, rejectOnEmpty: true });
  return { payment, booking, now: await databaseTime(transaction), transaction };
}

/** The time that holds and leases are measured by, whatever the clock of this machine says. */
async function databaseTime(transaction: Transaction): Promise<Date> {
  const [row] = await database().query<{ now: Date }>('select clock_timestamp() as now', {
    type: QueryTypes.SELECT,
    transaction,
  });
  if (!row) throw new Error('The database told no time');
  return row.now;
}
