import { FieldErrors } from '../../platform/refusals/field-errors.js';
import type { Division, LockedAccount } from '../accounts/index.js';

/** How much goes back of what could: by the terms of the booking, all, nothing, or a sum in whole NOK. */
export type RefundChoice = 'terms' | 'all' | 'none' | number;

/**
 * What goes back and what is kept of a sum (øre), by what was chosen. Throws FieldErrors (`refundNok`) for a sum that is
 * more than that, or no whole number.
 */
export function chosen(
  choice: RefundChoice,
  ofOre: number,
  byTerms: () => Division,
): Division & { refundOre: number } {
  if (choice === 'terms') {
    const division = byTerms();
    return { ...division, refundOre: division.refundNok * 100 };
  }
  const refundOre = choice === 'all' ? ofOre : choice === 'none' ? 0 : choice * 100;
  const isWhole = typeof choice !== 'number' || Number.isInteger(choice);
  if (!isWhole || refundOre < 0 || refundOre > ofOre)
    throw new FieldErrors({ refundNok: [{ key: 'too_large', values: { limit: Math.floor(ofOre / 100) } }] });
  return { refundOre, refundNok: Math.floor(refundOre / 100), keptNok: Math.ceil((ofOre - refundOre) / 100) };
}

/** What was received for a booking, in øre: what can be given back at most. */
export function receivedOre({ booking }: Pick<LockedAccount, 'booking'>): number {
  return Math.max(booking.receivedOre, 0);
}
