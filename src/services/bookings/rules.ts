import { addDays, today } from '../../platform/clock.js';
import { FieldErrors, type FieldProblem } from '../../platform/refusals/field-errors.js';
import type { Stay } from './price.js';

/** The facts about a koie that the rules need. `bookingWindow` is in days from today. */
interface KoieRules {
  numberOfBeds: number;
  bookingWindow: number;
}

/** Problems by field, as FieldErrors takes them. */
type Problems = Record<string, FieldProblem[]>;

/**
 * What stops a member from booking a stay, by field: it begins before today, is longer than the koie's booking window
 * reaches, or is for more guests than the koie has beds. `koie` is null when it does not exist or is not in use.
 * How long the hold then lasts is said by the SQL function `hold_length`; whether beds are free, by the database.
 */
export function memberProblems(stay: Stay, koie: KoieRules | null): Problems {
  const problems: Problems = { ...(!koie && { koie: [{ key: 'koie_not_known' }] }), ...impossible(stay) };
  const guests = stay.guestsMember + stay.guestsNotMember;
  if (stay.arrivalDate < today()) problems.arrivalDate = [{ key: 'arrival_past' }];
  if (koie && !problems.departureDate && stay.departureDate > addDays(today(), koie.bookingWindow))
    problems.departureDate = [{ key: 'beyond_booking_window', values: { limit: koie.bookingWindow } }];
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

function impossible({ arrivalDate, departureDate, guestsMember, guestsNotMember }: Stay): Problems {
  return {
    ...(departureDate <= arrivalDate && { departureDate: [{ key: 'departure_not_after_arrival' }] }),
    ...(guestsMember + guestsNotMember < 1 && { guestsMember: [{ key: 'no_guests' }] }),
  };
}

function refuse(problems: Problems): void {
  if (Object.keys(problems).length > 0) throw new FieldErrors(problems);
}
