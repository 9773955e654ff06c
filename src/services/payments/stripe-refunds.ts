import { randomUUID } from 'node:crypto';
import Stripe from 'stripe';
import { GatewayError } from './gateway.js';
import { rethrow } from './stripe-answers.js';

/** How long a refund that failed is left alone: the card is the same, and each try is one more at Stripe. */
const PAUSE_SECONDS = 24 * 60 * 60;

/**
 * Gives back what an intent has taken and has not been given back yet. Returns the id of the refund that did it last.
 *
 * It is looked for first, so that a refund whose answer was lost is not asked for again. If it is under way just then,
 * Stripe itself refuses the second one: it never gives back more than it took. Each try has an idempotency key of its
 * own, since Stripe repeats its first answer to a key for a day, even if that was an error of its own.
 *
 * Throws `GatewayError` when there is no telling, or when the refund has failed.
 */
export async function refundAll(stripe: Stripe, intentId: string): Promise<string> {
  try {
    const made = await madeRefund(stripe, intentId);
    return made ?? (await askFor(stripe, intentId));
  } catch (error) {
    return rethrow(error);
  }
}

async function askFor(stripe: Stripe, intentId: string): Promise<string> {
  const idempotencyKey = `${intentId}:refund:${randomUUID()}`;
  try {
    const refund = await stripe.refunds.create({ payment_intent: intentId }, { idempotencyKey });
    if (!isSound(refund)) throw failure(refund);
    return refund.id;
  } catch (error) {
    const isDone =
      error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'charge_already_refunded';
    if (!isDone) throw error;
    return (await madeRefund(stripe, intentId)) ?? intentId;
  }
}

/** The refund by which all is given back, done or on its way; null when there is something left to give back. */
async function madeRefund(stripe: Stripe, intentId: string): Promise<string | null> {
  const [{ amount_received: taken }, { data: refunds }] = await Promise.all([
    stripe.paymentIntents.retrieve(intentId),
    stripe.refunds.list({ payment_intent: intentId, limit: 100 }),
  ]);
  const sound = refunds.filter(isSound);
  const given = sound.reduce((sum, { amount }) => sum + amount, 0);
  if (sound[0] && given >= taken) return sound[0].id;
  const failed = refunds.find((refund) => !isSound(refund));
  if (failed && failed.created > Date.now() / 1000 - PAUSE_SECONDS) throw failure(failed);
  return null;
}

function isSound({ status }: Stripe.Refund): boolean {
  return status !== 'failed' && status !== 'canceled';
}

function failure({ id, status }: Stripe.Refund): GatewayError {
  return new GatewayError('failed', new Error(`refund ${id} is ${status}`));
}
