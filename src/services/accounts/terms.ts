import type { Transaction } from 'sequelize';
import { type Booking, TermsVersion } from '../../models/index.js';
import { nightsBetween } from '../../platform/clock.js';

/** What decides how much a guest gets back: the terms that the booking was made under. */
export type RefundTerms = Pick<TermsVersion, 'steps' | 'feeNok' | 'mayCancel' | 'mayChangeUntilDays'>;

/** What of a sum goes back and what is kept, in whole NOK. */
export interface Division {
  refundNok: number;
  keptNok: number;
}

/** How much goes back on a day (Oslo) of a stay that begins on `arrival`, in percent. */
export function percentOn(terms: Pick<RefundTerms, 'steps'>, arrival: string, day: string): number {
  const left = nightsBetween(day, arrival);
  const reached = terms.steps.filter(({ days_before }) => left >= days_before);
  const step = reached.reduce<(typeof reached)[number] | undefined>(
    (best, one) => (best && best.days_before >= one.days_before ? best : one),
    undefined,
  );
  return step?.percent ?? 0;
}

/**
 * What goes back of what was paid (øre) when a stay is cancelled on a day (Oslo): by the step of that day, less the
 * fee. Half a krone counts as a whole one, and never more goes back than was paid. What an earlier change has kept
 * (`keptNok` of the booking) is kept now too.
 */
export function divideCancelled(
  terms: RefundTerms,
  arrival: string,
  day: string,
  { paidOre, keptNok }: { paidOre: number; keptNok: number },
): Division {
  const share = roundedNok(Math.max(paidOre - keptNok * 100, 0), percentOn(terms, arrival, day));
  return divided(paidOre, Math.max(share - terms.feeNok, 0));
}

/**
 * What goes back when a stay becomes cheaper on a day (Oslo): the step of that day's part of what was paid (øre) beyond
 * the new price. There is no fee for that.
 */
export function divideChanged(
  terms: RefundTerms,
  {
    arrival,
    day,
    paidOre,
    newPriceNok,
  }: { arrival: string; day: string; paidOre: number; newPriceNok: number },
): Division {
  const beyondOre = Math.max(paidOre - newPriceNok * 100, 0);
  return divided(beyondOre, roundedNok(beyondOre, percentOn(terms, arrival, day)));
}

/**
 * Whether a guest may change a stay that begins on `arrival` on a day (Oslo).
 * @public
 */
export function mayChangeOn(terms: RefundTerms, arrival: string, day: string): boolean {
  return terms.mayChangeUntilDays !== null && nightsBetween(day, arrival) >= terms.mayChangeUntilDays;
}

/** The terms that a booking was made under. */
export function termsOf(
  { termsVersionId }: Pick<Booking, 'termsVersionId'>,
  transaction?: Transaction,
): Promise<TermsVersion> {
  const options = transaction ? { transaction } : {};
  return TermsVersion.findByPk(termsVersionId, { rejectOnEmpty: true, ...options });
}

/** Half up, in whole NOK. Whole numbers all the way, so that no half is lost to binary fractions. */
function roundedNok(ore: number, percent: number): number {
  return Math.floor((ore * percent + 5_000) / 10_000);
}

function divided(ore: number, refundNok: number): Division {
  const wholeNok = Math.floor(Math.max(ore, 0) / 100);
  const refund = Math.min(refundNok, wholeNok);
  return { refundNok: refund, keptNok: wholeNok - refund };
}
