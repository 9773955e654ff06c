import {
  type BalanceLine,
  type Charge,
  type Checkout,
  type CheckoutSession,
  GatewayError,
  type Intent,
  type IntentStatus,
  type Listed,
  type MadePayout,
  type MadeRefund,
  type PaymentGateway,
  type ProviderEvent,
  type RefundOrder,
} from './gateway.js';

interface TokenOutcome {
  status: IntentStatus;
  reason: string | null;
}

const PAID = [
  'visa',
  'visa_debit',
  'mastercard',
  'mastercard_debit',
  'mastercard_prepaid',
  'amex',
  'discover',
]
  .concat(['diners', 'jcb', 'unionpay', 'no', 'us', 'threeDSecureOptional', 'threeDSecure2Optional'])
  .concat(['bypassPending', 'riskLevelElevated', 'avsFail', 'cvcCheckFail']);
const DECLINED: Record<string, string> = {
  chargeDeclined: 'generic_decline',
  chargeDeclinedInsufficientFunds: 'insufficient_funds',
  chargeDeclinedLostCard: 'lost_card',
  chargeDeclinedStolenCard: 'stolen_card',
  chargeDeclinedExpiredCard: 'expired_card',
  chargeDeclinedIncorrectCvc: 'incorrect_cvc',
  chargeDeclinedProcessingError: 'processing_error',
  chargeDeclinedFraudulent: 'fraudulent',
  chargeDeclinedVelocityLimitExceeded: 'card_velocity_exceeded',
  chargeCustomerFail: 'generic_decline',
  radarBlock: 'fraudulent',
};
const NEEDS_GUEST = ['threeDSecureRequired', 'threeDSecure2Required', 'authenticationRequired'];

const STRIPE_STATUSES: Record<IntentStatus, string> = {
  succeeded: 'succeeded',
  needs_guest: 'requires_action',
  processing: 'processing',
  declined: 'requires_payment_method',
  cancelled: 'canceled',
};

const SESSION_ID = /^cs_sandbox_([0-9a-f-]{36})_(\d+)_(\d+)_(\d+)$/;
const INTENT_ID = /^pi_sandbox_([0-9a-f-]{36})_(\d+)_(\d+)_(succeeded|needs_guest|declined|cancelled)$/;

/**
 * Stands in for Stripe where no key is configured, outside production. It knows Stripe's test tokens, takes no
 * money and remembers nothing: an intent's id says all about it, so every process and every restart agrees.
 * Nobody can confirm a payment with a bank here, so one that needs the guest ends as one they gave up. The pages
 * where guests pay are our own (`sandbox-page.ts`), and settle what is paid on them at once.
 */
export class SandboxGateway implements PaymentGateway {
  async charge({ paymentId, attempt, amountOre, tokenId }: Charge): Promise<Intent> {
    const { status, reason } = outcomeOf(tokenId);
    return { ...intentOf(`pi_sandbox_${paymentId}_${attempt}_${amountOre}_${status}`), reason };
  }

  async retrieve(intentId: string): Promise<Intent> {
    return intentOf(intentId);
  }

  /** Nothing is lost on the way to a sandbox: what was not answered was never charged. */
  async find(): Promise<null> {
    return null;
  }

  async cancel(intentId: string): Promise<Intent> {
    return intentOf(intentId.replace(/needs_guest$/, 'cancelled'));
  }

  async refund(order: RefundOrder): Promise<MadeRefund> {
    return refundOf(`re_sandbox_${order.refundId}`, order);
  }

  /** What was not answered was never given back. */
  async refundsOf(): Promise<MadeRefund[]> {
    return [];
  }

  async retrieveRefund(refundId: string): Promise<never> {
    throw unknown(refundId);
  }

  async retrieveDispute(disputeId: string): Promise<never> {
    throw unknown(disputeId);
  }

  async events(): Promise<ProviderEvent[]> {
    return [];
  }

  /** It takes no money, so that there is none to pay out. */
  async payouts(): Promise<Listed<MadePayout>> {
    return { items: [], next: null };
  }

  async balance(): Promise<Listed<BalanceLine>> {
    return { items: [], next: null };
  }

  async openCheckout({ paymentId, attempt, amountOre, expiresAt }: Checkout): Promise<CheckoutSession> {
    return sessionOf(`cs_sandbox_${paymentId}_${attempt}_${amountOre}_${expiresAt.getTime()}`);
  }

  async retrieveCheckout(sessionId: string): Promise<CheckoutSession> {
    return sessionOf(sessionId);
  }

  async expireCheckout(sessionId: string): Promise<CheckoutSession> {
    return { ...sessionOf(sessionId), status: 'expired', url: null };
  }

  /** A page as it is once it has been paid on. */
  paidCheckout(sessionId: string): CheckoutSession {
    const [, paymentId, attempt, amount] = SESSION_ID.exec(sessionId) ?? [];
    const intentId = `pi_sandbox_${paymentId}_${attempt}_${amount}_succeeded`;
    return { ...sessionOf(sessionId), status: 'complete', url: null, intentId };
  }
}

function outcomeOf(tokenId: string): TokenOutcome {
  const name = tokenId.replace(/^tok_/, '');
  const reason = Object.hasOwn(DECLINED, name) ? DECLINED[name] : undefined;
  if (!tokenId.startsWith('tok_')) return { status: 'declined', reason: 'not_a_token' };
  if (PAID.includes(name)) return { status: 'succeeded', reason: null };
  if (NEEDS_GUEST.includes(name)) return { status: 'needs_guest', reason: null };
  return { status: 'declined', reason: reason ?? 'not_a_test_token' };
}

function sessionOf(id: string): CheckoutSession {
  const [, , , amount, expiresAt] = SESSION_ID.exec(id) ?? [];
  const isOpen = Number(expiresAt) > Date.now();
  return {
    id,
    status: isOpen ? 'open' : 'expired',
    // From this server to itself, by whatever name it is reached.
    url: isOpen ? `/payments/sandbox/${id}/` : null,
    amountOre: Number(amount ?? 0),
    intentId: null,
  };
}

function refundOf(id: string, { refundId, amountOre, intentId, chargeId }: RefundOrder): MadeRefund {
  const status = 'succeeded';
  return {
    id,
    intentId,
    chargeId,
    amountOre,
    currency: 'nok',
    status,
    stripeStatus: status,
    failure: null,
    refundId,
  };
}

function unknown(id: string): GatewayError {
  return new GatewayError('failed', new Error(`${id} was not made by the sandbox`));
}

function intentOf(id: string): Intent {
  const [, paymentId, attempt, amount, status] = INTENT_ID.exec(id) ?? [];
  if (!paymentId || !status) throw unknown(id);
  const known = status as IntentStatus;
  return {
    id,
    status: known,
    stripeStatus: STRIPE_STATUSES[known],
    chargeId: known === 'succeeded' ? id.replace(/^pi_/, 'ch_') : null,
    chargedOre: known === 'succeeded' ? Number(amount) : 0,
    currency: 'nok',
    reason: null,
    guestUrl: null,
    paymentId,
    attempt: Number(attempt),
  };
}
