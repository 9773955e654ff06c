import type { Booking, TermsVersion } from '../../models/index.js';
import { today } from '../../platform/clock.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import {
  divideCancelled,
  isUnderWay,
  type LockedAccount,
  lockAccount,
  mayChangeOn,
  paidOre,
  type RefundTerms,
  termsOf,
} from '../accounts/index.js';
import { queueCancelledMail } from '../mail/index.js';
import { closePageSoon, configuredGateway, type PaymentGateway } from '../payments/index.js';
import { cancelLocked } from './cancel.js';

/** Why a guest cannot cancel. */
export type CancellationRefusal = 'key_out' | 'stay_over' | 'not_by_terms' | 'cancelled';

/** What cancelling would come to today, by the terms of the booking. Whole NOK. */
export interface CancellationQuote {
  /** Null: the guest may cancel. */
  code: CancellationRefusal | null;
  refundNok: number;
  keptNok: number;
  terms: TermsVersion;
}

/** Another sum goes back by now than the guest has agreed to. */
export class CancellationQuoteChanged extends DomainError {
  constructor(readonly quote: CancellationQuote) {
    super('quote_changed');
  }
}

/** Who cancels: the guest, or staff on their behalf by the same terms. */
export interface ByGuest {
  /** What goes back by the quote that they have seen, whole NOK. */
  expectedRefundNok: number;
  isGuest: boolean;
  /** The guest has got all the money because of a closure: what went back then is what a repetition is told. */
  isByClosure?: boolean;
}

const REASON = 'Avbestilt av gjesten';

/** What a booking is quoted by. */
export type Quotable = Pick<
  Booking,
  | 'cancelledAt'
  | 'keyStatus'
  | 'arrivalDate'
  | 'departureDate'
  | 'receivedOre'
  | 'confirmedAt'
  | 'priceNok'
  | 'keptNok'
>;

/** What cancelling a booking would come to today by its terms, and whether its guest may. */
export function quoteCancellation(booking: Quotable, terms: TermsVersion): CancellationQuote {
  const paid = paidOre(booking);
  const { refundNok, keptNok } = booking.confirmedAt
    ? divideCancelled(terms, booking.arrivalDate, today(), { paidOre: paid, keptNok: booking.keptNok })
    : { refundNok: Math.floor(paid / 100), keptNok: 0 };
  return { code: refusalOf(booking, terms), refundNok, keptNok, terms };
}

/** What a guest may do with a booking today, by its terms: why not cancel it, and whether they may change it. */
export function guestRights(
  booking: Omit<Quotable, 'receivedOre' | 'priceNok' | 'keptNok'>,
  terms: RefundTerms,
): { cancelling: CancellationRefusal | null; mayChange: boolean } {
  const cancelling = refusalOf(booking, terms);
  const isOver = cancelling === 'cancelled' || booking.departureDate < today();
  return { cancelling, mayChange: !isOver && mayChangeOn(terms, booking.arrivalDate, today()) };
}

function refusalOf(
  booking: Omit<Quotable, 'receivedOre' | 'priceNok' | 'keptNok'>,
  terms: RefundTerms,
): CancellationRefusal | null {
  if (booking.cancelledAt) return 'cancelled';
  if (booking.keyStatus === 'picked_up') return 'key_out';
  if (booking.departureDate < today()) return 'stay_over';
  // A hold has nothing to be given back, and may be given up.
  return terms.mayCancel || !booking.confirmedAt ? null : 'not_by_terms';
}

/**
 * Cancels a booking by its terms, for its guest: the beds are free at once, and the guest is told by mail what goes
 * back. Repeated, by another tab or another way, it answers the same: one refund. Returns what goes back, whole NOK.
 *
 * Throws `booking_not_found`, `CancellationQuoteChanged` when another sum would go back, `payment_in_progress`, and
 * why it is refused: `key_out`, `stay_over`, `not_by_terms`, `cancelled` (with another sum, or by somebody else).
 */
export async function cancelForGuest(
  bookingId: number,
  byGuest: ByGuest,
  actor: Actor,
  gateway: PaymentGateway = configuredGateway(),
): Promise<number> {
  const refundNok = await write(actor, async (transaction) => {
    const account = await lockAccount(bookingId, transaction);
    if (!account) throw new DomainError('booking_not_found');
    const { booking } = account;
    if (booking.cancelledAt) return sameAgain(account, byGuest);
    const quote = quoteCancellation(booking, await termsOf(booking, transaction));
    if (quote.code) throw new DomainError(quote.code);
    if (account.charges.some(isUnderWay)) throw new DomainError('payment_in_progress');
    if (quote.refundNok !== byGuest.expectedRefundNok) throw new CancellationQuoteChanged(quote);
    await cancelLocked(account, { reason: REASON, refund: 'terms' }, actor);
    await booking.update({ cancelledByGuest: byGuest.isGuest }, { transaction });
    if (booking.confirmedAt) await queueCancelledMail(bookingId, { tellGuest: true }, transaction);
    return quote.refundNok;
  });
  // Cancelled, it is not paid any more. What was paid a moment ago goes back.
  await closePageSoon(bookingId, actor, gateway);
  return refundNok;
}

/** What went back when it was cancelled, if that is what is asked for again. */
function sameAgain({ refunds }: LockedAccount, { expectedRefundNok, isByClosure }: ByGuest): number {
  const of = refunds.filter(({ reason }) => reason === (isByClosure ? 'closure' : 'cancellation'));
  // A closure may have given nights back before. Those of one transaction were made at the same time.
  const last = Math.max(...of.map(({ createdAt }) => createdAt.getTime()));
  const ore = of
    .filter(({ createdAt }) => !isByClosure || createdAt.getTime() === last)
    .filter(({ state, handledAt }) => state !== 'failed' || !handledAt)
    .reduce((sum, { amountOre }) => sum + amountOre, 0);
  if (Math.floor(ore / 100) !== expectedRefundNok) throw new DomainError('cancelled');
  return expectedRefundNok;
}
