import { QueryTypes } from 'sequelize';
import { database, Koie, type Settlement } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors, type FieldProblem } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import { mailBooking } from '../mail/booking-data.js';
import { queueMovedMails, type Telling } from '../mail/index.js';
import { closePage, configuredGateway, type PaymentGateway } from '../payments/index.js';
import { priceOf, type Stay } from './price.js';
import { lockForStaff } from './staff-lock.js';

/** Where and when a booking is moved to, and with how many. */
export interface Move extends Stay {
  koieId: number;
}

/** What a move would come to. Whole NOK; the difference is positive when the new stay costs more. */
export interface MoveQuote {
  priceNok: number;
  newPriceNok: number;
  differenceNok: number;
  /** Beds free on the fullest of the new nights, the booking's own not counted as taken. */
  free: number;
  guests: number;
}

/** What a move would come to, without moving anything. Throws `booking_not_found` and FieldErrors. */
export async function quoteMove(bookingId: number, move: Move): Promise<MoveQuote> {
  refuseImpossible(move);
  const [found] = await database().query<{
    priceNok: number;
    settlement: Settlement;
    priceMember: number;
    priceNotMember: number;
    free: number;
  }>(
    `select b.price_nok as "priceNok", b.settlement, k.price_member as "priceMember",
       k.price_not_member as "priceNotMember",
       (select min(n.free) from koie_nights(array[k.id], $3::date, $4::date, now(), b.id) n) as free
     from bookings b join koier k on k.id = $2 where b.id = $1`,
    { bind: [bookingId, move.koieId, move.arrivalDate, move.departureDate], type: QueryTypes.SELECT },
  );
  if (!found) throw new DomainError('booking_not_found');
  const newPriceNok = found.settlement === 'free' ? 0 : priceOf(move, found);
  return {
    priceNok: found.priceNok,
    newPriceNok,
    differenceNok: newPriceNok - found.priceNok,
    free: found.free,
    guests: move.guestsMember + move.guestsNotMember,
  };
}

/**
 * Moves a booking to other days, another koie or another number of guests, in one transaction: its uuid,
 * reference and report stay. Nobody is charged or paid back. With `takeNewPrice` a confirmed booking gets the
 * price of the new stay, for an invoice or a settlement that staff see to; a hold keeps the price it was shown.
 * The guest of a confirmed booking is told by mail unless `tellGuest` is false. Returns whether that is so.
 *
 * A page where a guest is to pay it is closed first, since it is for what was booked before.
 *
 * Throws `booking_not_found`, `cancelled`, `payment_in_progress`, `payment_unavailable` (that page cannot be closed
 * just now), FieldErrors, and what the database says of the beds.
 */
export async function moveBooking(
  bookingId: number,
  move: Move,
  { takeNewPrice, tellGuest = true, message }: { takeNewPrice: boolean } & Partial<Telling>,
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<boolean> {
  refuseImpossible(move);
  await closePage(bookingId, actor, gateway);
  return write(actor, async (transaction) => {
    const { booking, payment } = await lockForStaff(bookingId, transaction);
    if (payment?.checkoutSessionId) throw new DomainError('payment_in_progress');
    const koie = await Koie.findByPk(move.koieId, { transaction });
    if (!koie) throw new FieldErrors({ koieId: [{ key: 'koie_not_known' }] });
    const before = booking.confirmedAt ? await mailBooking(bookingId, transaction) : null;
    const isRepriced = takeNewPrice && booking.confirmedAt !== null && booking.settlement !== 'free';
    const priceNok = isRepriced ? priceOf(move, koie) : booking.priceNok;
    const awaitsCard = booking.awaitsCard && priceNok > 0;
    await booking.update({ ...move, priceNok, awaitsCard }, { transaction });
    // A page that is being opened is for the stay as it was: it is not shown.
    if (awaitsCard) await payment?.update({ priceNok, checkoutExpiresAt: null }, { transaction });
    // What the card has been charged is history; what is settled some other way follows the booking.
    if (payment?.state === 'open' && isRepriced) await payment.update({ priceNok }, { transaction });
    if (!before) return false;
    const newPriceNok = priceOf(move, koie);
    return queueMovedMails(bookingId, { ...before, newPriceNok }, { tellGuest, message }, transaction);
  });
}

function refuseImpossible({ arrivalDate, departureDate, guestsMember, guestsNotMember }: Move): void {
  const problems: Record<string, FieldProblem[]> = {};
  if (departureDate <= arrivalDate) problems.departureDate = [{ key: 'departure_not_after_arrival' }];
  if (guestsMember + guestsNotMember < 1) problems.guestsMember = [{ key: 'no_guests' }];
  if (Object.keys(problems).length > 0) throw new FieldErrors(problems);
}
