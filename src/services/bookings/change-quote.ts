import { QueryTypes, type Transaction } from 'sequelize';
import { Booking, database, Koie, type TermsVersion } from '../../models/index.js';
import { today } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { divideChanged, mayChangeOn, paidOre, termsOf } from '../accounts/index.js';
import { isWithin, type Move } from './move.js';
import { priceOf } from './price.js';
import { memberProblems, notBookable, type StayRefusal } from './rules.js';

/** Why a guest cannot change a stay. */
export type ChangeRefusal =
  | 'cancelled'
  | 'not_confirmed'
  | 'stay_over'
  | 'not_by_terms'
  | 'key_out'
  | 'beds_taken';

/** What a change by the guest would come to today. Whole NOK. */
export interface ChangeQuote {
  /** Null: the guest may change to it. */
  code: ChangeRefusal | null;
  stay: Move;
  /** What the new stay costs, and how much more that is than now. */
  priceNok: number;
  differenceNok: number;
  /** Of a cheaper stay, what goes back by the terms, and what is kept. */
  refundNok: number;
  keptNok: number;
  /** What is to be paid before a dearer stay takes the place of this one. */
  toPayNok: number;
  /** Beds free on the fullest of the new nights, the booking's own not counted as taken. */
  freeBeds: number;
  /** Only fewer guests or nights: the terms need not allow it. */
  isFewer: boolean;
  /** It is the stay as it is booked. */
  isSame: boolean;
}

/** The stay that a booking is for. */
export function stayOf(booking: Move): Move {
  const { koieId, arrivalDate, departureDate, guestsMember, guestsNotMember } = booking;
  return { koieId, arrivalDate, departureDate, guestsMember, guestsNotMember };
}

/** What a change of a booking by its guest would come to. Throws `booking_not_found` and as `quoteChange`. */
export async function quoteChangeOf(bookingId: number, stay: Move): Promise<ChangeQuote> {
  const booking = await Booking.findByPk(bookingId);
  if (!booking) throw new DomainError('booking_not_found');
  return quoteChange(booking, await termsOf(booking), stay);
}

/**
 * What a change of a booking by its guest would come to today, and whether it may be; nothing is changed. The price is
 * what it is now, and as much more or less as the stays differ: what was kept of an earlier change, or let off by the
 * board, is not counted again. The same koie costs what it did when the booking was made.
 *
 * Throws FieldErrors for what no guest may book: order of days, number of guests, and nights that members cannot book
 * just now (`not_open_yet` and what else `stay_refusal` says).
 */
export async function quoteChange(
  booking: Booking,
  terms: TermsVersion,
  stay: Move,
  transaction?: Transaction,
): Promise<ChangeQuote> {
  const koie = await Koie.findByPk(stay.koieId, transaction ? { transaction } : {});
  const isFewer = isWithin(stay, booking);
  const problems = isFewer ? fewerProblems(stay, booking) : memberProblems(stay, koie?.inUse ? koie : null);
  if (!koie || Object.keys(problems).length > 0) throw new FieldErrors(problems);
  const { freeBeds, ...now } = await asOfNow(booking.id, stay, transaction);
  const early = isFewer ? undefined : notBookable(now);
  if (early) throw early;
  const difference = priceOf(stay, koie.id === booking.koieId ? booking : koie) - priceOf(booking, booking);
  const priceNok = booking.settlement === 'free' ? 0 : Math.max(booking.priceNok + difference, 0);
  const { refundNok, keptNok } = divideChanged(terms, {
    arrival: booking.arrivalDate,
    day: today(),
    paidOre: paidOre(booking),
    newPriceNok: priceNok,
  });
  const quote = {
    stay,
    priceNok,
    differenceNok: priceNok - booking.priceNok,
    refundNok,
    keptNok,
    toPayNok: Math.max(Math.ceil((priceNok * 100 - booking.receivedOre) / 100), 0),
    freeBeds,
    isFewer,
    isSame: isFewer && isWithin(booking, stay),
  };
  return { ...quote, code: refusalOf(booking, terms, quote) };
}

function refusalOf(
  booking: Booking,
  terms: TermsVersion,
  { stay, isFewer, isSame, freeBeds }: Pick<ChangeQuote, 'stay' | 'isFewer' | 'isSame' | 'freeBeds'>,
): ChangeRefusal | null {
  if (booking.cancelledAt) return 'cancelled';
  if (!booking.confirmedAt) return 'not_confirmed';
  if (booking.departureDate < today()) return 'stay_over';
  if (isFewer || isSame) return null;
  if (!mayChangeOn(terms, booking.arrivalDate, today())) return 'not_by_terms';
  // Whoever has the key cannot leave the nights that it is for to somebody else.
  const isElsewhere = stay.koieId !== booking.koieId || stay.arrivalDate >= booking.departureDate;
  if (isElsewhere && booking.keyStatus === 'picked_up') return 'key_out';
  return freeBeds < stay.guestsMember + stay.guestsNotMember ? 'beds_taken' : null;
}

/** Nights that are over cannot be given back; one night and one guest are the least. */
function fewerProblems(stay: Move, booking: Move) {
  const guests = stay.guestsMember + stay.guestsNotMember;
  const isLater = stay.arrivalDate !== booking.arrivalDate;
  return {
    ...(stay.departureDate <= stay.arrivalDate && {
      departureDate: [{ key: 'departure_not_after_arrival' as const }],
    }),
    ...(stay.departureDate !== booking.departureDate &&
      stay.departureDate < today() && { departureDate: [{ key: 'stay_over' as const }] }),
    ...(isLater && booking.arrivalDate < today() && { arrivalDate: [{ key: 'arrival_past' as const }] }),
    ...(guests < 1 && { guestsMember: [{ key: 'no_guests' as const }] }),
  };
}

/** The beds that are free for a stay, and why members cannot book it, if so: both by the clock of the database. */
async function asOfNow(
  bookingId: number,
  { koieId, arrivalDate, departureDate, guestsMember, guestsNotMember }: Move,
  transaction?: Transaction,
): Promise<StayRefusal & { freeBeds: number }> {
  const [found] = await database().query<StayRefusal & { freeBeds: number }>(
    `select r.refusal, r.detail, coalesce((
       select min(n.free) from koie_nights(array[$1::integer], $2::date, $3::date, clock_timestamp(), $4) n
     ), 0) as "freeBeds"
     from (values (1)) one (row)
     left join stay_refusal($1, $2::date, $3::date, $5::integer, clock_timestamp()) r on true`,
    {
      bind: [koieId, arrivalDate, departureDate, bookingId, guestsMember + guestsNotMember],
      type: QueryTypes.SELECT,
      ...(transaction ? { transaction } : {}),
    },
  );
  return found ?? { refusal: null, detail: null, freeBeds: 0 };
}
