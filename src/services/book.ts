import type { Transaction } from 'sequelize';
import { UniqueConstraintError } from 'sequelize';
import { FieldErrors, type FieldProblem } from '../field-errors.js';
import { Booking, Guest, Payment } from '../models/index.js';
import type { KnownCaller } from './callers.js';
import { addDays, today } from './clock.js';
import { answerOnce } from './idempotency.js';
import { findKoie, type KoieSummary } from './koie-lookup.js';
import { partyFrom } from './party.js';
import { priceOf, type Stay } from './price.js';
import { write } from './write.js';

/** What a member asks for. The koie may be named as callers name koier; `party` is what the frontend sent. */
export interface BookingRequest extends Stay {
  koie: string;
  contactEmail?: string | undefined;
  party?: unknown;
}

/** A booking as it was made, with what its answer needs from its surroundings. */
export interface MadeBooking {
  booking: Booking;
  koieSlug: string;
  paymentId: string;
}

/**
 * Books beds for a member: a hold of 16 minutes that a payment confirms, at a price frozen now (whole NOK).
 * With an idempotency key, a repeated request gets the first answer (`present` of it) instead of a second booking.
 *
 * Throws FieldErrors for what the member can mend in the form; `beds_taken`, `koie_closed` (from the
 * database, which alone knows) and `idempotency_mismatch`.
 */
export async function book<T>(
  request: BookingRequest,
  caller: KnownCaller,
  idempotencyKey: string | undefined,
  present: (made: MadeBooking) => T,
): Promise<T> {
  const koie = await bookableKoie(request);
  const make = async (transaction: Transaction) =>
    present(await makeBooking(request, koie, caller, transaction));
  return withFreshReference(() =>
    write({ user: caller.ntnuiNo, source: 'api' }, (transaction) =>
      idempotencyKey
        ? answerOnce({ userId: caller.ntnuiNo, key: idempotencyKey, request }, transaction, () =>
            make(transaction),
          )
        : make(transaction),
    ),
  );
}

async function bookableKoie(request: BookingRequest): Promise<KoieSummary> {
  const koie = await findKoie(request.koie);
  const problems = stayProblems(request, koie?.inUse ? koie : null);
  if (!koie || Object.keys(problems).length > 0) throw new FieldErrors(problems);
  return koie;
}

/** What is wrong with a stay for a koie, field by field; null for a koie that does not exist. */
function stayProblems(stay: Stay, koie: KoieSummary | null): Record<string, FieldProblem[]> {
  const problems: Record<string, FieldProblem[]> = {};
  const { arrivalDate, departureDate, guestsMember, guestsNotMember } = stay;
  if (!koie) problems.koie = [{ key: 'koie_not_known' }];
  if (arrivalDate < today()) problems.arrivalDate = [{ key: 'arrival_past' }];
  if (departureDate <= arrivalDate) problems.departureDate = [{ key: 'departure_not_after_arrival' }];
  else if (koie && departureDate > addDays(today(), koie.bookingWindow)) {
    problems.departureDate = [{ key: 'beyond_booking_window', values: { limit: koie.bookingWindow } }];
  }
  if (guestsMember + guestsNotMember < 1) problems.guestsMember = [{ key: 'no_guests' }];
  else if (koie && guestsMember + guestsNotMember > koie.numberOfBeds) {
    problems.guestsMember = [{ key: 'more_guests_than_beds', values: { limit: koie.numberOfBeds } }];
  }
  return problems;
}

async function makeBooking(
  request: BookingRequest,
  koie: KoieSummary,
  caller: KnownCaller,
  transaction: Transaction,
): Promise<MadeBooking> {
  const { arrivalDate, departureDate, guestsMember, guestsNotMember } = request;
  const priceNok = priceOf(request, koie);
  const booking = await Booking.create(
    {
      koieId: koie.id,
      userId: caller.ntnuiNo,
      contactEmail: request.contactEmail ?? caller.email,
      arrivalDate,
      departureDate,
      guestsMember,
      guestsNotMember,
      priceNok,
    },
    { transaction },
  );
  const payment = await Payment.create({ bookingId: booking.id, priceNok }, { transaction });
  const party = partyFrom(request.party, koie.numberOfBeds);
  if (party.length > 0) {
    await Guest.bulkCreate(
      party.map((guest, position) => ({ ...guest, bookingId: booking.id, position })),
      { transaction },
    );
  }
  return { booking, koieSlug: koie.slug, paymentId: payment.id };
}

/** The database draws references at random; in the rare case that one is taken, it draws another. */
async function withFreshReference<T>(make: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await make();
    } catch (error) {
      const isTaken = error instanceof UniqueConstraintError && 'reference' in error.fields;
      if (!isTaken || attempt === 5) throw error;
    }
  }
}
