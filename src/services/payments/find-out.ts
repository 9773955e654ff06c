import { GatewayError, type Intent, type PaymentGateway } from './gateway.js';
import type { Taken } from './take.js';

/**
 * Finds out how an attempt ended whose answer was lost, or that waited for the guest; null when it never
 * charged and never will. With `giveUp`, an attempt that still waits for the guest is called off.
 *
 * While the hold is running a lost charge is simply sent again: the same idempotency key gets Stripe's first
 * answer, or makes the charge that the guest asked for. After that it is only looked for, so that nobody is
 * charged for what they have given up, and no idempotency key is relied on beyond a hold (Stripe keeps them for
 * 24 hours). An attempt that Stripe ended with an error of its own can only be followed by a new one, since Stripe
 * repeats that error. Throws `GatewayError` while there is no telling.
 */
export async function findOut(
  taken: Taken,
  gateway: PaymentGateway,
  giveUp: boolean,
): Promise<Intent | null> {
  const intent = await locate(taken, gateway);
  if (intent?.id && intent.status === 'needs_guest' && giveUp) return gateway.cancel(intent.id);
  return intent;
}

async function locate(taken: Taken, gateway: PaymentGateway): Promise<Intent | null> {
  if (taken.intentId) return gateway.retrieve(taken.intentId);
  if (taken.maySend) return sendAgain(taken, gateway);
  const found = await look(taken, gateway);
  if (found || taken.isPastArrival) return found;
  throw new GatewayError('no_answer', new Error('an unanswered charge can still turn up'));
}

async function sendAgain(taken: Taken, gateway: PaymentGateway): Promise<Intent | null> {
  try {
    const intent = await gateway.charge(taken.charge);
    // A refusal of this request says nothing about the one before.
    if (!intent.id) return (await look(taken, gateway)) ?? intent;
    // The answer can be the first one, given before the guest or the bank went on.
    return intent.status === 'needs_guest' || intent.status === 'processing'
      ? await gateway.retrieve(intent.id)
      : intent;
  } catch (error) {
    // Stripe repeats its own errors too, as well as the answer to a request that we would now word otherwise.
    if (!(error instanceof GatewayError)) throw error;
    const { failure } = error;
    const found = failure === 'failed' || failure === 'repeated' ? await look(taken, gateway) : null;
    if (found || failure === 'repeated') return found;
    throw error;
  }
}

function look({ charge, from, to }: Taken, gateway: PaymentGateway): Promise<Intent | null> {
  return gateway.find({ paymentId: charge.paymentId, attempt: charge.attempt, from, to });
}
