import type { Transaction } from 'sequelize';
import { Booking, type KeyStatus } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';

/**
 * Sets where the key of a booking is. The history records who, when, from and to.
 * With `expected`, the status that the caller saw: throws `changed_meanwhile` when it is another by now.
 * Throws `booking_not_found`.
 */
export async function changeKeyStatus(
  uuid: string,
  keyStatus: KeyStatus,
  actor: Actor,
  expected?: KeyStatus,
): Promise<Booking> {
  return write(actor, async (transaction) => {
    const booking = await lockBooking(uuid, transaction);
    if (expected && booking.keyStatus !== expected) throw new DomainError('changed_meanwhile');
    return booking.update({ keyStatus }, { transaction });
  });
}

async function lockBooking(uuid: string, transaction: Transaction): Promise<Booking> {
  const booking = await Booking.findOne({ where: { uuid }, transaction, lock: transaction.LOCK.UPDATE });
  if (!booking) throw new DomainError('booking_not_found');
  return booking;
}
