import { QueryTypes, type Transaction, UniqueConstraintError } from 'sequelize';
import { config } from '../../../config/index.js';
import { may } from '../../access.js';
import { database } from '../../models/index.js';
import { answerOnce } from '../../platform/idempotency.js';
import { planned } from '../../platform/planned.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, retried, WITH_ACTOR, write } from '../../platform/write.js';
import { findKoie, type KoieSummary } from '../koier/look-up.js';
import type { KnownCaller } from '../people/callers.js';
import { partyFrom } from './party.js';
import { priceOf, type Stay } from './price.js';
import { BOOKING_COLUMNS, type BookingRecord } from './queries.js';
import { memberProblems } from './rules.js';
import { bookInTurn } from './turns.js';

/** A member's request for a booking. The koie may be named as callers name koier; `party` is what the frontend sent. */
export interface BookingRequest extends Stay {
  koie: string;
  contactEmail?: string | undefined;
  party?: unknown;
}

/**
 * The booking with its payment and its party, told to the history as done by `$1`, once `prepare_booking` has found that
 * the stay can be booked now, given up the member's own holds that it replaces and counted the others (at most `$11`), and that it is fair use (`$12`). One statement and so one
 * transaction: this is where members queue when a window opens, and none waits for us while the koie is locked.
 * Exported for `bench/`.
 */
export const BOOK_SQL = `
  with actor as (
    ${WITH_ACTOR}
  ), prepared as (
    select prepare_booking($3, $2, $5, $6, $7::integer + $8::integer, $11, $12) from actor
  ), b as (
    insert into bookings (koie_id, user_id, contact_email, arrival_date, departure_date, guests_member,
      guests_not_member, price_nok)
    select $2, $3, $4, $5, $6, $7, $8, $9 from prepared returning *
  ), p as (
    insert into payments (booking_id) select id from b returning id
  ), g as (
    insert into guests (booking_id, position, name, phone, email, is_member)
    select b.id, g.position - 1, g.guest ->> 'name', g.guest ->> 'phone', g.guest ->> 'email',
      (g.guest ->> 'isMember')::boolean
    from b cross join jsonb_array_elements($10::jsonb) with ordinality as g (guest, position)
  )
  select ${BOOKING_COLUMNS} from b join koier k on k.id = b.koie_id cross join p`;

/**
 * Books beds for a member: a hold that a payment confirms, at a price frozen now (whole NOK).
 * With an idempotency key, a repeated request gets the first answer (`present` of it) instead of a second booking.
 *
 * Their own unpaid holds of the koie with a night in common are given up for it, unless a payment is under way.
 *
 * Throws FieldErrors for what the member can mend in the form; `not_open_yet`, `no_longer_open`, `stay_too_long`,
 * `too_many_guests`, `beds_taken`, `koie_closed`, `too_many_holds`, `fair_use` (from the database, which alone knows), `idempotency_mismatch` and `busy`.
 */
export async function book<T>(
  request: BookingRequest,
  caller: KnownCaller,
  idempotencyKey: string | undefined,
  present: (booking: BookingRecord) => T,
): Promise<T> {
  const koie = await bookableKoie(request);
  const actor: Actor = { user: caller.ntnuiNo, source: 'api' };
  const make = async (transaction?: Transaction) =>
    present(await makeBooking(request, koie, caller, actor, transaction));
  return bookInTurn(koie.id, () =>
    withFreshReference(() =>
      idempotencyKey
        ? write(actor, (transaction) =>
            answerOnce({ userId: caller.ntnuiNo, key: idempotencyKey, request }, transaction, () =>
              make(transaction),
            ),
          )
        : retried(make),
    ),
  );
}

async function bookableKoie(request: BookingRequest): Promise<KoieSummary> {
  const koie = await findKoie(request.koie);
  const problems = memberProblems(request, koie?.inUse ? koie : null);
  if (!koie || Object.keys(problems).length > 0) throw new FieldErrors(problems);
  return koie;
}

async function makeBooking(
  request: BookingRequest,
  koie: KoieSummary,
  caller: KnownCaller,
  actor: Actor,
  transaction: Transaction | undefined,
): Promise<BookingRecord> {
  const { arrivalDate, departureDate, guestsMember, guestsNotMember } = request;
  const contactEmail = request.contactEmail ?? caller.email;
  const price = priceOf(request, koie);
  const isExempt = may(caller, 'bookings.book_without_limits');
  const bind = [
    JSON.stringify(actor),
    koie.id,
    caller.ntnuiNo,
    contactEmail,
    arrivalDate,
    departureDate,
    guestsMember,
    guestsNotMember,
    price,
    JSON.stringify(partyFrom(request.party, koie.numberOfBeds)),
    isExempt ? null : otherHoldsAllowed(),
    !isExempt,
  ];
  const [booking] = transaction
    ? await database().query<BookingRecord>(BOOK_SQL, { bind, type: QueryTypes.SELECT, transaction })
    : await planned<BookingRecord>(BOOK_SQL, bind);
  if (!booking) throw new Error('a booking was made and is not there');
  return booking;
}

/** How many unpaid holds a member may have beside a new one; null for any number. */
function otherHoldsAllowed(): number | null {
  return config.holdsPerMember > 0 ? config.holdsPerMember - 1 : null;
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
