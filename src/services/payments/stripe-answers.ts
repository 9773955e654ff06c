import Stripe from 'stripe';
import { log } from '../../platform/log.js';
import { GatewayError, type Intent, type IntentStatus } from './gateway.js';
import { neverConnected } from './single-try-client.js';

const STATUSES: Record<string, IntentStatus> = {
  succeeded: 'succeeded',
  processing: 'processing',
  requires_action: 'needs_guest',
  requires_confirmation: 'needs_guest',
  requires_payment_method: 'declined',
  canceled: 'cancelled',
};

/** What Stripe says of a token that is unknown, used up or expired: the guest's to mend, by entering the card again. */
const TOKEN_PARAMETER = /^payment_method_data\b/;
const TOKEN_CODES = ['token_already_used', 'token_in_use'];

/** A PaymentIntent in our words. */
export function intentOf(intent: Stripe.PaymentIntent): Intent {
  const { metadata, latest_charge: charge, last_payment_error: problem } = intent;
  const status = STATUSES[intent.status] ?? 'processing';
  return {
    id: intent.id,
    status,
    stripeStatus: intent.status,
    chargeId: typeof charge === 'string' ? charge : (charge?.id ?? null),
    chargedOre: status === 'succeeded' ? intent.amount_received : 0,
    currency: intent.currency,
    reason: problem?.decline_code ?? problem?.code ?? null,
    guestUrl: intent.next_action?.redirect_to_url?.url ?? null,
    paymentId: metadata.payment ?? null,
    attempt: metadata.attempt ? Number(metadata.attempt) : null,
  };
}

/** The answer in an error that says for certain that this charge took no money. */
export function refusedCharge(error: unknown): Intent | undefined {
  if (error instanceof Stripe.errors.StripeCardError) {
    const reason = error.decline_code || error.code || null;
    return error.payment_intent
      ? { ...intentOf(error.payment_intent), reason }
      : refusal(reason, 'card_error');
  }
  if (error instanceof Stripe.errors.StripeInvalidRequestError) {
    const isAboutToken = TOKEN_PARAMETER.test(error.param ?? '') || TOKEN_CODES.includes(error.code ?? '');
    if (isAboutToken) return refusal(error.code ?? null, 'invalid_request_error');
  }
  return undefined;
}

function refusal(reason: string | null, stripeStatus: string): Intent {
  return {
    id: null,
    status: 'declined',
    stripeStatus,
    chargeId: null,
    chargedOre: 0,
    currency: 'nok',
    reason,
    guestUrl: null,
    paymentId: null,
    attempt: null,
  };
}

/** Throws what an error of Stripe's library tells about the charge, as a `GatewayError`. */
export function rethrow(error: unknown): never {
  if (!(error instanceof Stripe.errors.StripeError)) throw error;
  const {
    StripeConnectionError,
    StripeInvalidRequestError,
    StripeAuthenticationError,
    StripePermissionError,
  } = Stripe.errors;
  if (error instanceof StripeConnectionError) {
    throw new GatewayError(neverConnected(error.detail) ? 'not_sent' : 'no_answer', error);
  }
  const isOurFault =
    error instanceof StripeInvalidRequestError ||
    error instanceof StripeAuthenticationError ||
    error instanceof StripePermissionError;
  if (isOurFault)
    log.error({ err: error }, 'Stripe refuses how it is asked: the key or the request is wrong');
  if (isOurFault) throw new GatewayError('not_sent', error);
  const isRepeated = error.headers?.['idempotent-replayed'] === 'true';
  throw new GatewayError(isRepeated ? 'repeated' : 'failed', error);
}
