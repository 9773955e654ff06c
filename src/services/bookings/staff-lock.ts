import type { Transaction } from 'sequelize';
import { Booking, Payment } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';

/** A booking with its payment, both locked until the transaction ends; null for one without a payment. */
export interface LockedBooking {
  booking: Booking;
  payment: Payment | null;
}

/**
 * Locks a booking that staff are about to change, the booking first, as everyone does. Throws
 * `booking_not_found`, `cancelled`, and `payment_in_progress` while a card payment of it is under way.
 */
export async function lockForStaff(bookingId: number, transaction: Transaction): Promise<LockedBooking> {
  const lock = transaction.LOCK.UPDATE;
  const booking = await Booking.findByPk(bookingId, { transaction, lock });
  if (!booking) throw new DomainError('booking_not_found');
  const payment = await Payment.findOne({ where: { bookingId }, transaction, lock });
  if (booking.cancelledAt) throw new DomainError('cancelled');
  if (payment && ['processing', 'requires_action'].includes(payment.state)) {
    throw new DomainError('payment_in_progress');
  }
  return { booking, payment };
}
