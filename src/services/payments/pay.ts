import type { Caller } from '../../access.js';
import { log } from '../../platform/log.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { begin } from './begin.js';
import { configuredGateway } from './configured-gateway.js';
import { findOut } from './find-out.js';
import { GatewayError, type Intent, type PaymentGateway } from './gateway.js';
import { type Settled, settle } from './settle.js';
import type { Taken } from './take.js';

/** An earlier attempt, once it is known to have failed or to have charged nothing, is followed by a new one. */
const ROUNDS = 3;

/**
 * Charges a booking's price to a card and confirms the booking, for its owner or an admin: secure the beds,
 * charge, settle. When this returns, it is paid.
 *
 * An attempt whose end is not known is found out about first, so trying again is safe at once; only when it has
 * failed is the new card charged.
 *
 * Throws `not_found`, `forbidden`, `cancelled`, `already_paid`, `hold_expired`, `payment_in_progress`;
 * `amount_differs` (money has come that is not the price: the board sees to it), `card_declined` (the hold stays),
 * `payment_needs_guest` (the beds stay, with `url` where the guest confirms it) and `payment_unavailable` (nothing
 * is lost).
 */
export async function pay(
  paymentId: string,
  tokenId: string,
  caller: Caller,
  gateway: PaymentGateway = configuredGateway(),
): Promise<void> {
  const actor: Actor = { user: caller.ntnuiNo, source: 'api' };
  for (let round = 1; round <= ROUNDS; round += 1) {
    const begun = await write(actor, (transaction) => begin(paymentId, tokenId, caller, transaction));
    if (begun.kind === 'paid') return;
    const { kind, taken } = begun;
    const isOtherCard = taken.charge.tokenId !== tokenId;
    const intent =
      kind === 'charge'
        ? await charge(taken, gateway, actor)
        : await resume(taken, gateway, actor, isOtherCard);
    const settled = await settle(taken.charge, intent ?? 'never', actor);
    if ((isOtherCard || !intent) && isOver(settled)) continue;
    answer(settled, intent);
    return;
  }
  throw new DomainError('payment_in_progress');
}

/** Second step of a payment, outside any transaction. */
async function charge(taken: Taken, gateway: PaymentGateway, actor: Actor): Promise<Intent> {
  try {
    return await gateway.charge(taken.charge);
  } catch (error) {
    // Only of the very first try of an attempt does this mean that no try of it has reached Stripe.
    if (error instanceof GatewayError && error.failure === 'not_sent') {
      await settle(taken.charge, 'never', actor);
      throw unavailable(taken, error);
    }
    throw await undecided(taken, error, actor);
  }
}

async function resume(
  taken: Taken,
  gateway: PaymentGateway,
  actor: Actor,
  isOtherCard: boolean,
): Promise<Intent | null> {
  try {
    return await findOut(taken, gateway, isOtherCard || taken.isGuestLate);
  } catch (error) {
    throw await undecided(taken, error, actor);
  }
}

/** What to throw when there is no telling what became of an attempt. */
async function undecided(taken: Taken, error: unknown, actor: Actor): Promise<unknown> {
  if (!(error instanceof GatewayError)) return error;
  await settle(taken.charge, 'unknown', actor);
  return unavailable(taken, error);
}

function unavailable({ charge: { paymentId, attempt } }: Taken, error: GatewayError): DomainError {
  log.warn({ err: error, payment: paymentId, attempt, failure: error.failure }, 'no answer from Stripe');
  return new DomainError('payment_unavailable');
}

/** The attempt took no money, so that another one may be made. */
function isOver({ payment: { state } }: Settled): boolean {
  return state === 'declined' || state === 'open';
}

function answer({ payment, booking }: Settled, intent: Intent | null): void {
  switch (payment.state) {
    case 'succeeded':
      if (booking.confirmedAt && !booking.cancelledAt && booking.settlement !== 'invoice') return;
      throw refused(booking);
    case 'declined':
      throw new DomainError('card_declined');
    case 'requires_action':
      throw new DomainError('payment_needs_guest', intent?.guestUrl ? { url: intent.guestUrl } : {});
    case 'processing':
      throw new DomainError('payment_in_progress');
    case 'wrong_amount':
      throw new DomainError('amount_differs');
    case 'open':
      throw refused(booking);
  }
}

/** Why money that has come, or an attempt that has charged nothing, has not confirmed the booking. */
function refused({ cancelledAt, receivedOre }: Settled['booking']): DomainError {
  if (cancelledAt) return new DomainError('cancelled');
  return new DomainError(receivedOre > 0 ? 'amount_differs' : 'hold_expired');
}
