import { QueryTypes } from 'sequelize';
import { type Booking, database, Koie } from '../../models/index.js';
import { today } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import {
  changePrice,
  divideChanged,
  type LockedAccount,
  openCharge,
  openWhatIsOwed,
  paidOre,
  settleBalance,
  termsOf,
} from '../accounts/index.js';
import { mailBooking } from '../mail/booking-data.js';
import { queueMovedMails, type Telling } from '../mail/index.js';
import { closePage, configuredGateway, type PaymentGateway } from '../payments/index.js';
import { priceOf, type Stay } from './price.js';
import { chosen, type RefundChoice, reasonFor } from './refund-choice.js';
import { notBookable, refuseImpossible, type StayRefusal } from './rules.js';
import { lockForStaff } from './staff-lock.js';

/** Where and when a booking is moved to, and with how many. */
export interface Move extends Stay {
  koieId: number;
}

/** The result of a move before it is made. Whole NOK; the difference is positive when the new stay costs more. */
export interface MoveQuote {
  priceNok: number;
  newPriceNok: number;
  differenceNok: number;
  /** What was paid beyond the new price, and what of it goes back by the terms of the booking. */
  beyondNok: number;
  refundNok: number;
  /** The sum still to be paid when the new stay is dearer. */
  toPayNok: number;
  /** Beds free on the fullest of the new nights, the booking's own not counted as taken. */
  free: number;
  guests: number;
  /** Why members cannot book the new stay now; null when they can, and when it is the present one or a part of it. */
  notForMembers: FieldErrors | null;
}

/** Whether a stay lies within another one: the same koie, no more nights and no more guests of either kind. */
export function isWithin(inner: Move, outer: Move): boolean {
  return (
    inner.koieId === outer.koieId &&
    inner.arrivalDate >= outer.arrivalDate &&
    inner.departureDate <= outer.departureDate &&
    inner.guestsMember <= outer.guestsMember &&
    inner.guestsNotMember <= outer.guestsNotMember
  );
}

/** The result of a move today, without moving anything. Throws `booking_not_found` and FieldErrors. */
export async function quoteMove(bookingId: number, move: Move): Promise<MoveQuote> {
  refuseImpossible(move);
  const guests = move.guestsMember + move.guestsNotMember;
  const [found] = await database().query<
    Pick<Booking, 'priceNok' | 'settlement' | 'receivedOre' | 'termsVersionId' | 'confirmedAt'> &
      Move & {
        priceMember: number;
        priceNotMember: number;
        free: number;
        refused: StayRefusal | null;
      }
  >(
    `select b.price_nok as "priceNok", b.settlement, b.received_ore as "receivedOre",
       b.confirmed_at as "confirmedAt", b.terms_version_id as "termsVersionId", b.arrival_date as "arrivalDate",
       b.departure_date as "departureDate", b.koie_id as "koieId", b.guests_member as "guestsMember",
       b.guests_not_member as "guestsNotMember",
       case when k.id = b.koie_id then b.price_member else k.price_member end as "priceMember",
       case when k.id = b.koie_id then b.price_not_member else k.price_not_member end as "priceNotMember",
       (select min(n.free) from koie_nights(array[k.id], $3::date, $4::date, now(), b.id) n) as free,
       (select to_json(r) from stay_refusal(k.id, $3::date, $4::date, $5::integer, now()) r) as refused
     from bookings b join koier k on k.id = $2 where b.id = $1`,
    { bind: [bookingId, move.koieId, move.arrivalDate, move.departureDate, guests], type: QueryTypes.SELECT },
  );
  if (!found) throw new DomainError('booking_not_found');
  const newPriceNok = found.settlement === 'free' ? 0 : priceOf(move, found);
  const { refundNok, keptNok } = divideChanged(await termsOf(found), {
    arrival: found.arrivalDate,
    day: today(),
    paidOre: paidOre(found),
    newPriceNok,
  });
  return {
    priceNok: found.priceNok,
    newPriceNok,
    differenceNok: newPriceNok - found.priceNok,
    beyondNok: refundNok + keptNok,
    refundNok,
    toPayNok: Math.max(Math.ceil((newPriceNok * 100 - found.receivedOre) / 100), 0),
    free: found.free,
    guests,
    notForMembers: (!isWithin(move, found) && found.refused && notBookable(found.refused)) || null,
  };
}

/** How a move changes the account. */
export interface MoveMoney {
  /** A confirmed booking gets the price of the new stay; a hold keeps the price it was shown. */
  takeNewPrice: boolean;
  /** How much goes back of what was paid beyond the new price; what does not is kept, and part of the price. */
  refund?: RefundChoice | undefined;
  /** Why the terms are not followed: kept with the account. */
  refundReason?: string | undefined;
  isByClosure?: boolean | undefined;
}

/**
 * Moves a booking to other days, another koie or another number of guests, in one transaction: its uuid,
 * reference and report stay. What becomes of the money is for `money` to say: a dearer stay leaves something to be
 * paid, by the link. The guest of a confirmed booking is told by mail unless `tellGuest` is false. Returns whether
 * that is so.
 *
 * A page where a guest is to pay it is closed first, since it is for what was booked before.
 *
 * Throws `booking_not_found`, `cancelled`, `payment_in_progress`, `payment_unavailable` (that page cannot be closed
 * just now), FieldErrors, and what the database says of the beds.
 */
export async function moveBooking(
  bookingId: number,
  move: Move,
  { tellGuest = true, message, ...money }: MoveMoney & Partial<Telling>,
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<boolean> {
  if (money.takeNewPrice) reasonFor(money.refund ?? 'terms', money.refundReason);
  await closePage(bookingId, actor, gateway);
  return write(actor, async (transaction) => {
    const account = await lockForStaff(bookingId, transaction);
    const before = account.booking.confirmedAt ? await mailBooking(bookingId, transaction) : null;
    const { newPriceNok, refundOre } = await moveLocked(account, move, money, actor);
    if (!before) return false;
    const change = { ...before, newPriceNok, refundOre };
    return queueMovedMails(bookingId, change, { tellGuest, message }, transaction);
  });
}

/**
 * The same in the caller's transaction, which has the account locked, and without the mails: the caller has closed the
 * page where the guest may be paying (`closePage`). Returns what the new stay costs by itself (whole NOK), and what
 * goes back (øre).
 */
export async function moveLocked(
  account: LockedAccount,
  move: Move,
  { takeNewPrice, refund = 'terms', refundReason: note = '', isByClosure = false }: MoveMoney,
  actor: Actor,
): Promise<{ newPriceNok: number; refundOre: number }> {
  refuseImpossible(move);
  const { booking, transaction } = account;
  if (openCharge(account)?.checkoutSessionId) throw new DomainError('payment_in_progress');
  const koie = await Koie.findByPk(move.koieId, { transaction });
  if (!koie) throw new FieldErrors({ koieId: [{ key: 'koie_not_known' }] });
  const unit = koie.id === booking.koieId ? booking : koie;
  const { priceMember, priceNotMember } = unit;
  const arrival = booking.arrivalDate;
  const newPriceNok = booking.settlement === 'free' ? 0 : priceOf(move, unit);
  await booking.update({ ...move, priceMember, priceNotMember }, { transaction });
  if (!takeNewPrice || !booking.confirmedAt || booking.settlement === 'free') {
    await changePrice(account, booking.priceNok, { reason: 'change' });
    return { newPriceNok, refundOre: 0 };
  }
  const paid = paidOre(booking);
  const beyondOre = Math.max(paid - newPriceNok * 100, 0);
  const terms = await termsOf(booking, transaction);
  const { refundOre } = chosen(refund, beyondOre, () =>
    divideChanged(terms, { arrival, day: today(), paidOre: paid, newPriceNok }),
  );
  const why = { reason: isByClosure ? 'closure' : 'change', note: note.trim() } as const;
  const keptNok = Math.ceil((beyondOre - refundOre) / 100);
  await changePrice(account, newPriceNok + keptNok, why);
  await booking.update({ keptNok }, { transaction });
  await settleBalance(account, { ...why, by: actor }, refundOre);
  await openWhatIsOwed(account);
  return { newPriceNok, refundOre };
}
