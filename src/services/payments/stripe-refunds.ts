import Stripe from 'stripe';
import type { ChargeNames, MadeDispute, MadeRefund, RefundOrder } from './gateway.js';
import { rethrow } from './stripe-answers.js';

/** Said of a request that may yet be carried out, though its answer is a refusal. */
const UNDECIDED_CODES = ['idempotency_key_in_use', 'lock_timeout', 'rate_limit'];
const DISPUTE_STATES: Record<string, MadeDispute['state']> = {
  won: 'won',
  lost: 'lost',
  warning_closed: 'won',
  prevented: 'won',
};

/** Asks for a refund. Throws `GatewayError`. */
export async function makeRefund(stripe: Stripe, order: RefundOrder): Promise<MadeRefund> {
  const { refundId, attempt, amountOre, bookingReference } = order;
  const params: Stripe.RefundCreateParams = {
    ...named(order),
    amount: amountOre,
    metadata: { refund: refundId, booking: bookingReference },
  };
  try {
    return refundOf(await stripe.refunds.create(params, { idempotencyKey: `${refundId}:${attempt}` }));
  } catch (error) {
    if (isRefused(error)) return refusedRefund(order, error.code ?? 'invalid_request_error');
    return rethrow(error);
  }
}

/** All refunds of a charge, latest first. Throws `GatewayError`. */
export async function refundsOf(stripe: Stripe, charge: ChargeNames): Promise<MadeRefund[]> {
  const refunds: MadeRefund[] = [];
  try {
    for await (const refund of stripe.refunds.list({ ...named(charge), limit: 100 }))
      refunds.push(refundOf(refund));
    return refunds;
  } catch (error) {
    // A charge of another account, or of a sandbox: asking for a refund says so too.
    if (isRefused(error)) return [];
    return rethrow(error);
  }
}

/** One refund. Throws `GatewayError`. */
export async function readRefund(stripe: Stripe, id: string): Promise<MadeRefund> {
  try {
    return refundOf(await stripe.refunds.retrieve(id));
  } catch (error) {
    return rethrow(error);
  }
}

/** One dispute. Throws `GatewayError`. */
export async function disputeOf(stripe: Stripe, id: string): Promise<MadeDispute> {
  try {
    const { amount, currency, status, reason, created, ...names } = await stripe.disputes.retrieve(id);
    return {
      id,
      intentId: idOf(names.payment_intent),
      chargeId: idOf(names.charge),
      amountOre: amount,
      currency,
      state: DISPUTE_STATES[status] ?? 'open',
      stripeStatus: status,
      reason,
      openedAt: new Date(created * 1000),
    };
  } catch (error) {
    return rethrow(error);
  }
}

function named({ intentId, chargeId }: ChargeNames): { payment_intent: string } | { charge: string } {
  return intentId ? { payment_intent: intentId } : { charge: chargeId ?? '' };
}

function refundOf(refund: Stripe.Refund): MadeRefund {
  const { id, amount, currency, metadata, failure_reason: failure } = refund;
  const stripeStatus = refund.status ?? 'pending';
  const isFailed = stripeStatus === 'failed' || stripeStatus === 'canceled';
  return {
    id,
    intentId: idOf(refund.payment_intent),
    chargeId: idOf(refund.charge),
    amountOre: amount,
    currency,
    status: isFailed ? 'failed' : stripeStatus === 'succeeded' ? 'succeeded' : 'pending',
    stripeStatus,
    failure: isFailed ? (failure ?? stripeStatus) : null,
    refundId: metadata?.refund ?? null,
  };
}

function refusedRefund(order: RefundOrder, failure: string): MadeRefund {
  const { refundId, amountOre, intentId, chargeId } = order;
  const status = 'failed';
  return {
    id: null,
    intentId,
    chargeId,
    amountOre,
    currency: 'nok',
    status,
    stripeStatus: status,
    failure,
    refundId,
  };
}

/** Refused for good: asking once more gets the same answer. */
function isRefused(error: unknown): error is Stripe.errors.StripeInvalidRequestError {
  return (
    error instanceof Stripe.errors.StripeInvalidRequestError && !UNDECIDED_CODES.includes(error.code ?? '')
  );
}

function idOf(named: string | { id: string } | null | undefined): string | null {
  return typeof named === 'string' ? named : (named?.id ?? null);
}
