import type { Transaction } from 'sequelize';
import { Booking, BookingDetails, type KeyStatus } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';

/**
 * Sets where the key of a booking is: of a running hold too, as the REST contract has it. The history records who,
 * when, from and to.
 * With `expected`, the status that the caller saw: throws `changed_meanwhile` when it is another by now.
 * Throws `booking_not_found`, `cancelled`, `hold_expired`.
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
  const details = await BookingDetails.findByPk(booking.id, { attributes: ['state'], transaction });
  const state = details?.get('state');
  if (state === 'cancelled') throw new DomainError('cancelled');
  if (state === 'expired') throw new DomainError('hold_expired');
  return booking;
}
