import Stripe from 'stripe';
import type {
  AttemptSearch,
  BalanceLine,
  Charge,
  ChargeNames,
  Checkout,
  CheckoutSession,
  Intent,
  Listed,
  MadeDispute,
  MadePayout,
  MadeRefund,
  PaymentGateway,
  ProviderEvent,
  RefundOrder,
} from './gateway.js';
import { singleTryClient } from './single-try-client.js';
import { intentOf, refusedCharge, rethrow } from './stripe-answers.js';
import { StripeCheckout } from './stripe-checkout.js';
import { eventsSince } from './stripe-events.js';
import { balanceOf, payoutsOf } from './stripe-payouts.js';
import { disputeOf, makeRefund, readRefund, refundsOf } from './stripe-refunds.js';

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

/** Stripe, by PaymentIntents that are confirmed as they are made, and by its own pages for links. */
export class StripeGateway implements PaymentGateway {
  readonly #stripe: Stripe;
  readonly #returnUrl: string;
  readonly #checkout: StripeCheckout;

  constructor({ secretKey, apiBase, returnUrl, timeoutMs = TIMEOUT_MS }: StripeAccess) {
    this.#stripe = new Stripe(secretKey, {
      ...(apiBase ? addressOf(new URL(apiBase)) : {}),
      httpClient: singleTryClient(apiBase?.startsWith('http:') ? 'http' : 'https'),
      maxNetworkRetries: 0,
      timeout: timeoutMs,
      telemetry: false,
    });
    this.#returnUrl = returnUrl;
    this.#checkout = new StripeCheckout(this.#stripe, returnUrl);
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

  async refund(order: RefundOrder): Promise<MadeRefund> {
    return makeRefund(this.#stripe, order);
  }

  async refundsOf(charge: ChargeNames): Promise<MadeRefund[]> {
    return refundsOf(this.#stripe, charge);
  }

  async retrieveRefund(refundId: string): Promise<MadeRefund> {
    return readRefund(this.#stripe, refundId);
  }

  async retrieveDispute(disputeId: string): Promise<MadeDispute> {
    return disputeOf(this.#stripe, disputeId);
  }

  async events(since: Date): Promise<ProviderEvent[]> {
    return eventsSince(this.#stripe, since);
  }

  async payouts(search: Parameters<PaymentGateway['payouts']>[0]): Promise<Listed<MadePayout>> {
    return payoutsOf(this.#stripe, search);
  }

  async balance(search: Parameters<PaymentGateway['balance']>[0]): Promise<Listed<BalanceLine>> {
    return balanceOf(this.#stripe, search);
  }

  async openCheckout(checkout: Checkout): Promise<CheckoutSession> {
    return this.#checkout.open(checkout);
  }

  async retrieveCheckout(sessionId: string): Promise<CheckoutSession> {
    return this.#checkout.retrieve(sessionId);
  }

  async expireCheckout(sessionId: string): Promise<CheckoutSession> {
    return this.#checkout.expire(sessionId);
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

function seconds(moment: Date): number {
  return Math.floor(moment.getTime() / 1000);
}
