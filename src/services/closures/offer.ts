import { Op, QueryTypes, type Transaction } from 'sequelize';
import { Booking, Closure, ClosureAct, database, Koie } from '../../models/index.js';
import { addDays, nightsBetween } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import { isUnderWay, type LockedAccount, lockAccount } from '../accounts/index.js';
import type { Move } from '../bookings/move.js';
import { memberProblems } from '../bookings/rules.js';
import type { Because } from '../mail/index.js';
import { closePage, closePageSoon, configuredGateway, type PaymentGateway } from '../payments/index.js';
import { becauseOf, isHit, refundAll } from './perform.js';
import { type Room, roomsFor } from './rooms.js';
import { finish, moveTo } from './work-off.js';

/** What a guest has been offered because a koie is closed. */
export interface Offer {
  closureId: number;
  koieId: number;
  because: Because;
  /** Silence means money back from then on; null when it is too late for that. */
  deadline: string | null;
  firstNight: string;
  lastNight: string;
}

/** Where and when a guest goes instead. */
export type OtherStay = Pick<Move, 'koieId' | 'arrivalDate' | 'departureDate'>;
/** The guest's answer to an offer: another stay, or all the money. */
export type OfferAnswer = 'refund' | OtherStay;

/** What a booking has been offered and has not answered; null when there is nothing to answer. */
export async function openOffer(bookingId: number): Promise<Offer | null> {
  const [found] = await database().query<Omit<Offer, 'because'> & { reasonNb: string; reasonEn: string }>(
    `select c.id as "closureId", c.koie_id as "koieId", c.reason_nb as "reasonNb", c.reason_en as "reasonEn",
       a.deadline, c.first_night::text as "firstNight", c.last_night::text as "lastNight"
     from closure_acts a
     join closures c on c.id = a.closure_id
     join bookings b on b.id = a.booking_id
     where a.booking_id = $1 and ${OPEN}
     order by a.id desc limit 1`,
    { bind: [bookingId], type: QueryTypes.SELECT },
  );
  if (!found) return null;
  const { reasonNb, reasonEn, ...offer } = found;
  return { ...offer, because: becauseOf({ reasonNb, reasonEn }) };
}

/** Of an act `a`, its closure `c` and its booking `b`: the guest can still answer. */
const OPEN = `a.state = 'offered' and (a.deadline is null or a.deadline > now()) and b.cancelled_at is null
  and b.koie_id = c.koie_id and b.departure_date > c.first_night and b.arrival_date <= c.last_night
  and b.departure_date > oslo_today()`;

/** Other koier with room for a booking's party on its nights, nearest first. Throws `booking_not_found`. */
export async function roomsInstead(bookingId: number): Promise<Room[]> {
  const booking = await Booking.findByPk(bookingId);
  if (!booking) throw new DomainError('booking_not_found');
  return (await roomsFor(booking.koieId, [booking])).get(booking) ?? [];
}

/**
 * Whether a booking can have another stay instead of one that is closed, as things are. It may be as many nights as were
 * booked, within the booking window, and costs nothing more. Throws `booking_not_found`, FieldErrors for what cannot be,
 * and `beds_taken`.
 */
export async function checkInstead(bookingId: number, stay: OtherStay): Promise<{ koie: string }> {
  const booking = await Booking.findByPk(bookingId);
  if (!booking) throw new DomainError('booking_not_found');
  const koie = await refuseInstead(booking, stay);
  const [found] = await database().query<{ free: number | null; night: string }>(
    `select n.free, n.night::text as night from koie_nights(array[$1::integer], $2::date, $3::date, now(), $4) n
     order by n.free, n.night limit 1`,
    { bind: [stay.koieId, stay.arrivalDate, stay.departureDate, bookingId], type: QueryTypes.SELECT },
  );
  if ((found?.free ?? 0) < booking.guests)
    throw new DomainError('beds_taken', { night: found?.night ?? stay.arrivalDate, free: found?.free ?? 0 });
  return { koie: koie.name };
}

/**
 * Does what a guest has chosen, without terms and without cost: another stay, or all that was paid back. Repeated, it
 * answers the same. Throws `booking_not_found`, `offer_over` when the offer has been answered otherwise, is too late or
 * withdrawn, `key_out`, `payment_in_progress`, `payment_unavailable`, FieldErrors, and what the database says of the beds.
 */
export async function answerOffer(
  bookingId: number,
  answer: OfferAnswer,
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<void> {
  if (answer !== 'refund') await closePage(bookingId, actor, gateway);
  await write(actor, async (transaction) => {
    const account = await lockAccount(bookingId, transaction);
    if (!account) throw new DomainError('booking_not_found');
    const act = await lockOffer(bookingId, transaction);
    if (!act) return refuseUnlessSame(account, answer);
    const closure = await Closure.findByPk(act.closureId, { transaction, rejectOnEmpty: true });
    if (!isHit(closure, account.booking)) throw new DomainError('offer_over');
    if (account.charges.some(isUnderWay)) throw new DomainError('payment_in_progress');
    if (account.booking.keyStatus === 'picked_up') throw new DomainError('key_out');
    const outcome = await outcomeOf({ account, closure, actor }, answer);
    await finish(act, outcome, 'guest', transaction);
  });
  await closePageSoon(bookingId, actor, gateway);
}

async function outcomeOf(affected: Parameters<typeof refundAll>[0], answer: OfferAnswer) {
  if (answer === 'refund') return refundAll(affected);
  const { booking } = affected.account;
  await refuseInstead(booking, answer);
  const { guestsMember, guestsNotMember } = booking;
  return moveTo(affected, { ...answer, guestsMember, guestsNotMember });
}

async function lockOffer(bookingId: number, transaction: Transaction): Promise<ClosureAct | null> {
  return ClosureAct.findOne({
    where: {
      bookingId,
      state: 'offered',
      deadline: { [Op.or]: [null, { [Op.gt]: database().fn('now') }] } as never,
    },
    order: [['id', 'desc']],
    transaction,
    lock: transaction.LOCK.UPDATE,
  });
}

async function refuseUnlessSame({ booking, transaction }: LockedAccount, answer: OfferAnswer): Promise<void> {
  const last = await ClosureAct.findOne({
    where: { bookingId: booking.id, state: 'done', answeredBy: 'guest' },
    order: [['doneAt', 'desc']],
    transaction,
  });
  const isSame =
    answer === 'refund'
      ? last?.outcome === 'refunded'
      : last?.outcome === 'moved' &&
        booking.koieId === answer.koieId &&
        booking.arrivalDate === answer.arrivalDate &&
        booking.departureDate === answer.departureDate;
  if (!isSame) throw new DomainError('offer_over');
}

async function refuseInstead(booking: Booking, stay: OtherStay): Promise<Koie> {
  const koie = await Koie.findByPk(stay.koieId);
  const most = nightsBetween(booking.arrivalDate, booking.departureDate);
  const { guestsMember, guestsNotMember } = booking;
  const problems = memberProblems({ ...stay, guestsMember, guestsNotMember }, koie?.inUse ? koie : null);
  if (!problems.departureDate && stay.departureDate > addDays(stay.arrivalDate, most))
    problems.departureDate = [{ key: 'too_many_nights', values: { limit: most } }];
  // The party is as it was: that a koie is too small for it is said of the koie.
  const { guestsMember: tooSmall, ...others } = problems;
  const all = tooSmall ? { ...others, koie: tooSmall } : others;
  if (!koie || Object.keys(all).length > 0) throw new FieldErrors(all);
  return koie;
}
