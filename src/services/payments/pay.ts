import type { Caller } from '../../access.js';
import { DomainError } from '../../errors.js';
import { log } from '../log.js';
import { type Actor, write } from '../write.js';
import { begin } from './begin.js';
import type { Claim } from './claim.js';
import { configuredGateway } from './configured-gateway.js';
import { discover } from './discover.js';
import { GatewayError, type Intent, type PaymentGateway } from './gateway.js';
import { type LockedPayment, lockPayment } from './locked-payment.js';
import { type Settlement, settle, settleNeverCharged, settleUnknown } from './settle.js';
import { giveBack } from './stray.js';

/** An earlier attempt, found out to have failed, is followed by a new one; more rounds than that are somebody else's. */
const ROUNDS = 3;

/**
 * Charges a booking's price to a card and confirms the booking, for its owner or an admin: secure the beds,
 * charge, settle. When this returns, it is paid.
 *
 * An attempt whose end is not known is found out about first, so trying again is safe at once; only when it has
 * failed is the new card charged.
 *
 * Throws `not_found`, `forbidden`, `cancelled`, `already_paid`, `hold_expired`, `payment_in_progress`;
 * `card_declined` (the hold stays), `payment_needs_guest` (the beds stay, with `url` where the guest confirms
 * it) and `payment_unavailable` (nothing is lost).
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
    const isOtherCard = begun.claim.charge.tokenId !== tokenId;
    const outcome =
      begun.kind === 'charge'
        ? await charge(begun.claim, gateway, actor)
        : await resume(begun.claim, gateway, actor, isOtherCard);
    if (isOtherCard && outcome.isOver) continue;
    if (outcome.refusal) throw outcome.refusal;
    return;
  }
  throw new DomainError('payment_in_progress');
}

/** What an attempt means for who pays. */
interface Outcome {
  /** It took no money and the next attempt may be made. */
  isOver: boolean;
  /** Undefined when the booking is paid. */
  refusal: DomainError | undefined;
}

async function charge(claim: Claim, gateway: PaymentGateway, actor: Actor): Promise<Outcome> {
  try {
    return await conclude(claim, await gateway.charge(claim.charge), gateway, actor);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    const settleIt = error.failure === 'not_sent' ? settleNeverCharged : settleUnknown;
    return unavailable(claim, error, actor, settleIt);
  }
}

async function resume(
  claim: Claim,
  gateway: PaymentGateway,
  actor: Actor,
  isOtherCard: boolean,
): Promise<Outcome> {
  try {
    const intent = await discover(claim, gateway, isOtherCard || claim.isGuestLate);
    return await conclude(claim, intent, gateway, actor);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return unavailable(claim, error, actor, settleUnknown);
  }
}

async function conclude(
  { charge: { paymentId, attempt } }: Claim,
  intent: Intent | null,
  gateway: PaymentGateway,
  actor: Actor,
): Promise<Outcome> {
  const { result, outcome } = await write(actor, async (transaction) => {
    const locked = await lockPayment(paymentId, transaction);
    if (!locked) throw new DomainError('not_found');
    let result: Settlement = 'settled';
    if (intent) result = await settle(locked, intent, attempt);
    else await settleNeverCharged(locked, attempt);
    return { result, outcome: outcomeOf(locked, intent) };
  });
  if (result === 'stray' && intent) await giveBack(intent, paymentId, gateway);
  log.info(
    { payment: paymentId, attempt, intent: intent?.id, status: intent?.status, reason: intent?.reason },
    'payment attempt',
  );
  return outcome;
}

function outcomeOf({ payment, booking }: LockedPayment, intent: Intent | null): Outcome {
  const refuse = (code: DomainError['code'], values = {}) => new DomainError(code, values);
  switch (payment.state) {
    case 'succeeded':
      return { isOver: false, refusal: undefined };
    case 'declined':
      return { isOver: true, refusal: refuse('card_declined', reasonOf(intent)) };
    case 'open':
      return { isOver: true, refusal: refuse('hold_expired') };
    case 'requires_action':
      return {
        isOver: false,
        refusal: refuse('payment_needs_guest', intent?.guestUrl ? { url: intent.guestUrl } : {}),
      };
    case 'processing':
      return { isOver: false, refusal: refuse('payment_in_progress') };
    default:
      return { isOver: false, refusal: refuse(booking.cancelledAt ? 'cancelled' : 'hold_expired') };
  }
}

function reasonOf(intent: Intent | null): Record<string, string> {
  return intent?.reason ? { reason: intent.reason } : {};
}

async function unavailable(
  { charge: { paymentId, attempt } }: Claim,
  error: GatewayError,
  actor: Actor,
  settleIt: typeof settleUnknown,
): Promise<Outcome> {
  log.warn({ err: error, payment: paymentId, attempt, failure: error.failure }, 'payment without an answer');
  await write(actor, async (transaction) => {
    const locked = await lockPayment(paymentId, transaction);
    if (locked) await settleIt(locked, attempt);
  });
  return { isOver: false, refusal: new DomainError('payment_unavailable') };
}
