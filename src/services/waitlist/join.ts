import { QueryTypes, type Transaction } from 'sequelize';
import { database, WaitingEntry } from '../../models/index.js';
import { addDays, today } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { write } from '../../platform/write.js';
import type { Stay } from '../bookings/price.js';
import { memberProblems } from '../bookings/rules.js';
import { findKoie, type KoieSummary } from '../koier/look-up.js';
import type { KnownCaller } from '../people/callers.js';
import { findEntry, type ListedEntry } from './entries.js';

/** A stay that a member waits for, at any of the koier, which are named as callers name koier. */
interface WaitingRequest extends Stay {
  koier: readonly string[];
}

/** How far ahead one can wait, in days: further than any period is opened. */
const MOST_DAYS = 731;

/**
 * Puts a member at the end of the waiting list. Nights that are closed, or cannot be booked yet, can be waited for.
 *
 * Throws FieldErrors for what the member can mend; `beds_free` when one of the koier can be booked right now, and
 * `already_waiting` when they wait for the same nights at one of the koier (from the database).
 */
export async function joinWaitingList(request: WaitingRequest, caller: KnownCaller): Promise<ListedEntry> {
  const koier = await knownKoier(request);
  const { arrivalDate, departureDate, guestsMember, guestsNotMember } = request;
  return write({ user: caller.ntnuiNo, source: 'api' }, async (transaction) => {
    await refuseIfFree(koier, request, transaction);
    const entry = await WaitingEntry.create(
      {
        userId: caller.ntnuiNo,
        koieIds: koier.map(({ id }) => id),
        arrivalDate,
        departureDate,
        guestsMember,
        guestsNotMember,
      },
      { transaction },
    );
    const listed = await findEntry(entry.id, transaction);
    if (!listed) throw new Error('an entry was made and is not there');
    return listed;
  });
}

async function knownKoier(request: WaitingRequest): Promise<KoieSummary[]> {
  const found = await Promise.all(request.koier.map((named) => findKoie(named)));
  const koier = found.filter((koie): koie is KoieSummary => koie?.inUse === true);
  const isKnown = koier.length === found.length && koier.length > 0;
  const smallest = Math.min(...koier.map(({ numberOfBeds }) => numberOfBeds));
  const problems = memberProblems(request, isKnown ? { numberOfBeds: smallest } : null);
  if (!problems.arrivalDate && request.arrivalDate <= today())
    problems.arrivalDate = [{ key: 'arrival_not_to_come' }];
  if (!problems.departureDate && request.departureDate > addDays(today(), MOST_DAYS))
    problems.departureDate = [{ key: 'too_far_ahead', values: { limit: MOST_DAYS } }];
  if (Object.keys(problems).length > 0) throw new FieldErrors(problems);
  return [...new Map(koier.map((koie) => [koie.id, koie])).values()].sort((one, other) => one.id - other.id);
}

/** Under the locks of the beds: what comes free afterwards finds the entry in the line. */
async function refuseIfFree(
  koier: readonly KoieSummary[],
  stay: Stay,
  transaction: Transaction,
): Promise<void> {
  for (const { id, name } of koier) {
    await database().query('select lock_beds($1)', { bind: [id], type: QueryTypes.RAW, transaction });
    const [found] = await database().query<{ isFree: boolean }>(
      `select not exists (
           select from koie_nights(array[$1::integer], $2::date, $3::date, clock_timestamp()) n where n.free < $4
         ) and not exists (select from stay_refusal($1, $2::date, $3::date, $4, clock_timestamp())) as "isFree"`,
      {
        bind: [id, stay.arrivalDate, stay.departureDate, stay.guestsMember + stay.guestsNotMember],
        type: QueryTypes.SELECT,
        transaction,
      },
    );
    if (found?.isFree) throw new DomainError('beds_free', { koie: name });
  }
}
