import Stripe from 'stripe';
import { log } from '../log.js';
import {
  type AttemptSearch,
  type Charge,
  GatewayError,
  type Intent,
  type IntentStatus,
  type PaymentGateway,
} from './gateway.js';
import { neverConnected, singleTryClient } from './single-try-client.js';

/** How to reach Stripe. */
export interface StripeAccess {
  secretKey: string;
  /** Another address than Stripe's own, such as http://127.0.0.1:12111. */
  apiBase?: string | undefined;
  /** Where the guest's bank sends them afterwards. */
  returnUrl: string;
  timeoutMs?: number;
}

/** Stripe's library leaves card tokens out of its types, to keep card numbers off servers. */
type TokenCharge = Stripe.PaymentIntentCreateParams & {
  payment_method_data: { type: 'card'; card: { token: string } };
};

const TIMEOUT_MS = 10_000;

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

/** Stripe, by PaymentIntents that are confirmed as they are made. */
export class StripeGateway implements PaymentGateway {
  readonly #stripe: Stripe;
  readonly #returnUrl: string;

  constructor({ secretKey, apiBase, returnUrl, timeoutMs = TIMEOUT_MS }: StripeAccess) {
    this.#stripe = new Stripe(secretKey, {
      ...(apiBase ? addressOf(new URL(apiBase)) : {}),
      httpClient: singleTryClient(apiBase?.startsWith('http:') ? 'http' : 'https'),
      maxNetworkRetries: 0,
      timeout: timeoutMs,
      telemetry: false,
    });
    this.#returnUrl = returnUrl;
  }

  async charge(charge: Charge): Promise<Intent> {
    const params: TokenCharge = {
      amount: charge.amountOre,
      currency: 'nok',
      confirm: true,
      allowed_payment_method_types: ['card'],
      payment_method_data: { type: 'card', card: { token: charge.tokenId } },
      description: charge.bookingReference,
      metadata: {
        payment: charge.paymentId,
        attempt: String(charge.attempt),
        booking: charge.bookingReference,
      },
      return_url: this.#returnUrl,
    };
    try {
      const idempotencyKey = `${charge.paymentId}:${charge.attempt}`;
      return intentOf(await this.#stripe.paymentIntents.create(params, { idempotencyKey }));
    } catch (error) {
      return refusedCharge(error) ?? rethrow(error);
    }
  }

  async retrieve(intentId: string): Promise<Intent> {
    try {
      return intentOf(await this.#stripe.paymentIntents.retrieve(intentId));
    } catch (error) {
      return rethrow(error);
    }
  }

  /** By listing, not by Stripe's search, which can lag behind by minutes. */
  async find({ paymentId, attempt, from, to }: AttemptSearch): Promise<Intent | null> {
    let found: Intent | null = null;
    try {
      const created = { gte: seconds(from), lte: seconds(to) };
      for await (const candidate of this.#stripe.paymentIntents.list({ created, limit: 100 })) {
        const intent = intentOf(candidate);
        if (intent.paymentId !== paymentId || intent.attempt !== attempt) continue;
        if (intent.status === 'succeeded') return intent;
        found ??= intent;
      }
      return found;
    } catch (error) {
      return rethrow(error);
    }
  }

  async cancel(intentId: string): Promise<Intent> {
    try {
      return intentOf(
        await this.#stripe.paymentIntents.cancel(intentId, { cancellation_reason: 'abandoned' }),
      );
    } catch (error) {
      if (error instanceof Stripe.errors.StripeInvalidRequestError) return this.retrieve(intentId);
      return rethrow(error);
    }
  }

  async refund(intentId: string): Promise<string> {
    try {
      return sound(
        await this.#stripe.refunds.create(
          { payment_intent: intentId },
          { idempotencyKey: `${intentId}:refund` },
        ),
      );
    } catch (error) {
      const isDone =
        error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'charge_already_refunded';
      if (!isDone) return rethrow(error);
    }
    try {
      const [refund] = (await this.#stripe.refunds.list({ payment_intent: intentId, limit: 1 })).data;
      return refund ? sound(refund) : intentId;
    } catch (error) {
      return rethrow(error);
    }
  }
}

function addressOf({ protocol, hostname, port }: URL) {
  const isPlain = protocol === 'http:';
  return {
    protocol: isPlain ? ('http' as const) : ('https' as const),
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port || (isPlain ? '80' : '443'),
  };
}

function intentOf(intent: Stripe.PaymentIntent): Intent {
  const { metadata, latest_charge: charge, last_payment_error: problem } = intent;
  const status = STATUSES[intent.status] ?? 'processing';
  return {
    id: intent.id,
    status,
    stripeStatus: intent.status,
    chargeId: typeof charge === 'string' ? charge : (charge?.id ?? null),
    chargedOre: status === 'succeeded' ? intent.amount_received : 0,
    reason: problem?.decline_code ?? problem?.code ?? null,
    guestUrl: intent.next_action?.redirect_to_url?.url ?? null,
    paymentId: metadata.payment ?? null,
    attempt: metadata.attempt ? Number(metadata.attempt) : null,
  };
}

/** The answer in an error that says for certain that this charge took no money. */
function refusedCharge(error: unknown): Intent | undefined {
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
    reason,
    guestUrl: null,
    paymentId: null,
    attempt: null,
  };
}

/** A refund that did not go through is as good as none. */
function sound(refund: Stripe.Refund): string {
  if (refund.status === 'failed' || refund.status === 'canceled') {
    throw new GatewayError('failed', new Error(`refund ${refund.id} is ${refund.status}`));
  }
  return refund.id;
}

function rethrow(error: unknown): never {
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
  throw new GatewayError(isOurFault ? 'not_sent' : 'failed', error);
}

function seconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
