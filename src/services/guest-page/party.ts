import { Booking, Guest } from '../../models/index.js';
import { today } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { type PartyGuest, partyFrom } from '../bookings/party.js';

/** One of a party, as the guest may correct it. */
type PartyName = Pick<PartyGuest, 'name' | 'phone'>;

/** Who comes along, in the order in which they were told: as many as the booking is for. */
export async function partyOf(bookingId: number, guests: number): Promise<PartyName[]> {
  const told = await Guest.findAll({ where: { bookingId }, order: ['position'] });
  const names = told.map(({ name, phone }) => ({ name, phone }));
  const missing = Math.max(guests - names.length, 0);
  return [...names, ...Array.from({ length: missing }, () => ({ name: '', phone: '' }))];
}

/**
 * Says anew who comes along, until the day of departure is past: it is who the rescue looks for. What was told besides
 * (e-mail, membership) stays with the place in the list. Throws `booking_not_found`, `cancelled` and `stay_over`.
 */
export async function correctParty(
  bookingId: number,
  party: readonly PartyName[],
  actor: Actor,
): Promise<void> {
  await write(actor, async (transaction) => {
    const lock = transaction.LOCK.UPDATE;
    const booking = await Booking.findByPk(bookingId, { transaction, lock });
    if (!booking) throw new DomainError('booking_not_found');
    if (booking.cancelledAt) throw new DomainError('cancelled');
    if (booking.departureDate < today()) throw new DomainError('stay_over');
    const told = await Guest.findAll({ where: { bookingId }, order: ['position'], transaction });
    const most = Math.max(booking.guests, told.length);
    for (const [index, { name, phone }] of party.slice(0, most).entries()) {
      const [is = { name: '', phone: '' }] = partyFrom([{ name, number: phone }], 1);
      const was = told[index];
      if (was) await was.update({ name: is.name, phone: is.phone }, { transaction });
      else if (is.name || is.phone)
        await Guest.create(
          {
            bookingId,
            position: (told.at(-1)?.position ?? -1) + 1 + index - told.length,
            name: is.name,
            phone: is.phone,
          },
          { transaction },
        );
    }
  });
}
