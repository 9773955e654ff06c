import { Booking } from '../../models/index.js';
import { isCalendarDay, today } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';

/**
 * Says on which Oslo day a key came back that has been taken back already: not before it went out, and not in the
 * future. The history records it. Throws `booking_not_found` and FieldErrors.
 */
export async function dateKeyBack(bookingId: number, day: string, actor: Actor): Promise<Booking> {
  if (!isCalendarDay(day)) throw new FieldErrors({ keyBackOn: [{ key: 'not_a_date' }] });
  if (day > today()) throw new FieldErrors({ keyBackOn: [{ key: 'day_to_come' }] });
  return write(actor, async (transaction) => {
    const booking = await Booking.findByPk(bookingId, { transaction, lock: transaction.LOCK.UPDATE });
    if (!booking) throw new DomainError('booking_not_found');
    if (booking.keyStatus !== 'delivered') throw new FieldErrors({ keyBackOn: [{ key: 'key_not_back' }] });
    if (booking.keyOutOn && day < booking.keyOutOn)
      throw new FieldErrors({ keyBackOn: [{ key: 'before_key_out' }] });
    return booking.update({ keyBackOn: day }, { transaction });
  });
}
