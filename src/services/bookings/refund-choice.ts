import { FieldErrors } from '../../platform/refusals/field-errors.js';
import type { Division } from '../accounts/index.js';

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
  if (!isWhole) throw new FieldErrors({ refundNok: [{ key: 'not_a_number' }] });
  if (refundOre < 0) throw new FieldErrors({ refundNok: [{ key: 'too_small', values: { limit: 0 } }] });
  if (refundOre > ofOre)
    throw new FieldErrors({ refundNok: [{ key: 'too_large', values: { limit: Math.floor(ofOre / 100) } }] });
  return { refundOre, refundNok: Math.floor(refundOre / 100), keptNok: Math.ceil((ofOre - refundOre) / 100) };
}

/** The reason of a sum that the terms do not say. Throws FieldErrors (`refundReason`) when there is none. */
export function reasonFor(choice: RefundChoice, reason = ''): string {
  if (choice !== 'terms' && reason.trim() === '')
    throw new FieldErrors({ refundReason: [{ key: 'required' }] });
  return reason.trim();
}
