import { nightsBetween, today } from '../../platform/clock.js';
import { refusalBy } from '../../platform/refusals/database-errors.js';
import { FieldErrors, type FieldProblem, fieldErrorsOf } from '../../platform/refusals/field-errors.js';
import type { Stay } from './price.js';

/** As the constraint `bookings_stay_length` has it. */
const MOST_NIGHTS = 366;

/** Problems by field, as FieldErrors takes them. */
type Problems = Record<string, FieldProblem[]>;

/**
 * What stops a member from booking a stay that a form can mend, by field: it begins before today, or is for more guests
 * than the koie has beds. `koie` is null when it does not exist or is not in use. Whether its nights can be booked just
 * now is said by the SQL function `stay_refusal`, by the clock of the database; how long the hold then lasts by
 * `hold_length`; whether beds are free, by the database.
 */
export function memberProblems(stay: Stay, koie: { numberOfBeds: number } | null): Problems {
  const problems: Problems = { ...(!koie && { koie: [{ key: 'koie_not_known' }] }), ...impossible(stay) };
  const guests = stay.guestsMember + stay.guestsNotMember;
  if (stay.arrivalDate < today()) problems.arrivalDate = [{ key: 'arrival_past' }];
  if (koie && guests > koie.numberOfBeds)
    problems.guestsMember = [{ key: 'too_few_beds', values: { limit: koie.numberOfBeds } }];
  return problems;
}

/**
 * Refuses a stay that staff want to make when nobody could have it: no night, no guest, or over already. Staff may
 * book past the booking window. Throws FieldErrors.
 */
export function refuseForStaff(stay: Stay): void {
  const problems = impossible(stay);
  if (!problems.departureDate && stay.departureDate <= today())
    problems.departureDate = [{ key: 'stay_over' }];
  refuse(problems);
}

/** Refuses a stay without a night or without a guest. Throws FieldErrors. */
export function refuseImpossible(stay: Stay): void {
  refuse(impossible(stay));
}

/** Why members cannot book a stay now, as `stay_refusal` says it; both null when they can. */
export interface StayRefusal {
  refusal: string | null;
  detail: string | null;
}

/** What `stay_refusal` says, as the problem of a field; undefined when members can book the stay. */
export function notBookable({ refusal, detail }: StayRefusal): FieldErrors | undefined {
  const known = refusal && refusalBy({ constraint: refusal, detail: detail ?? undefined });
  return known ? fieldErrorsOf(known) : undefined;
}

function impossible({ arrivalDate, departureDate, guestsMember, guestsNotMember }: Stay): Problems {
  return {
    ...(departureDate <= arrivalDate && { departureDate: [{ key: 'departure_not_after_arrival' }] }),
    ...(nightsBetween(arrivalDate, departureDate) > MOST_NIGHTS && {
      departureDate: [{ key: 'range_too_long', values: { limit: MOST_NIGHTS } }],
    }),
    ...(guestsMember + guestsNotMember < 1 && { guestsMember: [{ key: 'no_guests' }] }),
  };
}

function refuse(problems: Problems): void {
  if (Object.keys(problems).length > 0) throw new FieldErrors(problems);
}
