import { Booking, ClosureAct, type TermsVersion } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import type { Actor } from '../../platform/write.js';
import { paidOre, termsOf } from '../accounts/index.js';
import {
  type ByGuest,
  type CancellationQuote,
  CancellationQuoteChanged,
  cancelForGuest,
  type Quotable,
  quoteCancellation,
} from '../bookings/guest-cancel.js';
import { configuredGateway, type PaymentGateway } from '../payments/index.js';
import { answerOffer, type Offer, openOffer } from './offer.js';

/**
 * What cancelling a booking would come to today, and whether its guest may: all that was paid where a closure has offered
 * something that is not answered, else by the terms. Throws `booking_not_found`.
 */
export async function quoteStay(bookingId: number): Promise<CancellationQuote> {
  const booking = await Booking.findByPk(bookingId);
  if (!booking) throw new DomainError('booking_not_found');
  return quoteReadStay(booking, await termsOf(booking), await openOffer(bookingId));
}

/** The same of a booking that has been read, with what it is offered. */
export function quoteReadStay(
  booking: Quotable,
  terms: TermsVersion,
  offer: Offer | null,
): CancellationQuote {
  const byTerms = quoteCancellation(booking, terms);
  if (!offer) return byTerms;
  const code = byTerms.code === 'not_by_terms' ? null : byTerms.code;
  return { ...byTerms, code, refundNok: Math.floor(paidOre(booking) / 100), keptNok: 0 };
}

/**
 * Cancels a booking for its guest: as the answer to what a closure has offered, where there is something to answer, else
 * by the terms. Returns what goes back, whole NOK. Throws as `cancelForGuest`.
 */
export async function cancelStay(
  bookingId: number,
  byGuest: ByGuest,
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<number> {
  if (!(await openOffer(bookingId))) {
    const isByClosure = (await ClosureAct.count({ where: { bookingId, outcome: 'refunded' } })) > 0;
    return cancelForGuest(bookingId, { ...byGuest, isByClosure }, actor, gateway);
  }
  const quote = await quoteStay(bookingId);
  if (quote.code) throw new DomainError(quote.code);
  if (quote.refundNok !== byGuest.expectedRefundNok) throw new CancellationQuoteChanged(quote);
  try {
    await answerOffer(bookingId, 'refund', actor, gateway);
  } catch (error) {
    // Withdrawn, or answered otherwise, since it was looked for.
    const isOver = error instanceof DomainError && error.code === 'offer_over';
    if (!isOver) throw error;
    return cancelForGuest(bookingId, byGuest, actor, gateway);
  }
  return quote.refundNok;
}
