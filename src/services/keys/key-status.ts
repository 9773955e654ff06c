import { Op, QueryTypes, type Transaction } from 'sequelize';
import {
  Booking,
  BookingDetails,
  database,
  type KeyState,
  type KeyStatus,
  Task,
} from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';

/** A numbered key that goes out with a booking, from where it must be; or why none does. */
export interface NumberedKey {
  key?: { id: number; from: KeyState };
  withoutKeyNote?: string;
}

/**
 * Sets where the key of a booking is: of a running hold too, as the REST contract has it. The history records who,
 * when, from and to.
 * A numbered key follows by itself: the first free one, unless `numbered` says which, or that there is none.
 * With `expected`, the status that the caller saw: throws `changed_meanwhile` when it is another by now.
 * Throws `booking_not_found`, `cancelled`, `hold_expired`, `key_not_free`.
 */
export async function changeKeyStatus(
  uuid: string,
  keyStatus: KeyStatus,
  actor: Actor,
  expected?: KeyStatus,
  { key, withoutKeyNote }: NumberedKey = {},
): Promise<Booking> {
  return write(actor, async (transaction) => {
    const booking = await lockBooking(uuid, transaction);
    if (expected && booking.keyStatus !== expected) throw new DomainError('changed_meanwhile');
    if (key) await sendOut(key, booking, transaction);
    return booking.update(
      { keyStatus, ...(withoutKeyNote === undefined ? {} : { withoutKeyNote }) },
      { transaction },
    );
  });
}

async function sendOut(
  { id, from }: NonNullable<NumberedKey['key']>,
  booking: Booking,
  transaction: Transaction,
): Promise<void> {
  const taken = await database().query(
    `update keys set state = 'out', booking_id = $2 where id = $1 and koie_id = $3 and state = $4 returning id`,
    { bind: [id, booking.id, booking.koieId, from], type: QueryTypes.SELECT, transaction },
  );
  if (taken.length === 0) throw new DomainError('key_not_free');
  if (from !== 'at_desk') await closeTaskOf(id, transaction);
}

/** A key that has turned up is nothing to look for any more. */
export async function closeTaskOf(keyId: number, transaction: Transaction): Promise<void> {
  await Task.update(
    { state: 'done', doneAt: new Date() },
    { where: { keyId, state: { [Op.ne]: 'done' } }, transaction },
  );
}

/** The booking, locked, of which a key is about to be moved. Throws `booking_not_found`, `cancelled`, `hold_expired`. */
export async function lockBooking(uuid: string, transaction: Transaction): Promise<Booking> {
  const booking = await Booking.findOne({ where: { uuid }, transaction, lock: transaction.LOCK.UPDATE });
  if (!booking) throw new DomainError('booking_not_found');
  const details = await BookingDetails.findByPk(booking.id, { attributes: ['state'], transaction });
  const state = details?.get('state');
  if (state === 'cancelled') throw new DomainError('cancelled');
  if (state === 'expired') throw new DomainError('hold_expired');
  return booking;
}
