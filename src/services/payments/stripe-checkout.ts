import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import type { Checkout, CheckoutSession } from './gateway.js';
import { rethrow } from './stripe-answers.js';

const STATUSES: Record<string, CheckoutSession['status']> = {
  open: 'open',
  complete: 'complete',
  expired: 'expired',
};
const ROUNDS = 20;
const PAUSE_MS = 250;

/** Stripe's own pages («Checkout») where guests pay with a card that we never see. */
export class StripeCheckout {
  readonly #stripe: Stripe;
  readonly #returnUrl: string;

  /** Guests come back to `returnUrl`, paid or not: what has become of it, only Stripe's answers say. */
  constructor(stripe: Stripe, returnUrl: string) {
    this.#stripe = stripe;
    this.#returnUrl = returnUrl;
  }

  async open(checkout: Checkout): Promise<CheckoutSession> {
    const metadata = {
      payment: checkout.paymentId,
      attempt: String(checkout.attempt),
      booking: checkout.bookingReference,
    };
    const params: Stripe.Checkout.SessionCreateParams = {
      mode: 'payment',
      adaptive_pricing: { enabled: false },
      allowed_payment_method_types: ['card'],
      line_items: [
        {
          quantity: 1,
          price_data: {
            currency: 'nok',
            unit_amount: checkout.amountOre,
            product_data: { name: checkout.description },
          },
        },
      ],
      expires_at: Math.floor(checkout.expiresAt.getTime() / 1000),
      success_url: this.#returnUrl,
      cancel_url: this.#returnUrl,
      metadata,
      // Events and the settling of payments know a payment by its intent.
      payment_intent_data: { metadata, description: checkout.bookingReference },
    };
    const idempotencyKey = `${checkout.paymentId}:${checkout.attempt}:checkout`;
    for (let round = 1; ; round += 1) {
      try {
        return sessionOf(await this.#stripe.checkout.sessions.create(params, { idempotencyKey }));
      } catch (error) {
        // Another tab asks for the same page just now: it is ours too, once it is made.
        if (!hasCode(error, 'idempotency_key_in_use') || round === ROUNDS) return rethrow(error);
        await sleep(PAUSE_MS);
      }
    }
  }

  async retrieve(sessionId: string): Promise<CheckoutSession> {
    try {
      return sessionOf(await this.#stripe.checkout.sessions.retrieve(sessionId));
    } catch (error) {
      // Of another account, or of a sandbox: nobody pays on it any more.
      if (hasCode(error, 'resource_missing')) return unknown(sessionId);
      return rethrow(error);
    }
  }

  async expire(sessionId: string): Promise<CheckoutSession> {
    try {
      return sessionOf(await this.#stripe.checkout.sessions.expire(sessionId));
    } catch (error) {
      // Refused for one that is not open any more: paid, or over.
      if (error instanceof Stripe.errors.StripeInvalidRequestError) return this.retrieve(sessionId);
      return rethrow(error);
    }
  }
}

function sessionOf(session: Stripe.Checkout.Session): CheckoutSession {
  const { payment_intent: intent } = session;
  return {
    id: session.id,
    status: STATUSES[session.status ?? ''] ?? 'open',
    url: session.url,
    amountOre: session.amount_total ?? 0,
    intentId: typeof intent === 'string' ? intent : (intent?.id ?? null),
  };
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Stripe.errors.StripeError && error.code === code;
}

function unknown(id: string): CheckoutSession {
  return { id, status: 'expired', url: null, amountOre: 0, intentId: null };
}
