/** One attempt at charging a card. The same payment and attempt never charge twice, however often it is sent. */
export interface Charge {
  paymentId: string;
  attempt: number;
  /** The card token that the guest's browser got from Stripe. */
  tokenId: string;
  /** In øre. */
  amountOre: number;
  bookingReference: string;
}

/** What became of an attempt: money taken, waiting for the guest or the bank, or no money and never any. */
export type IntentStatus = 'succeeded' | 'needs_guest' | 'processing' | 'declined' | 'cancelled';

/** An attempt as the payment provider knows it. */
export interface Intent {
  /** Null when the attempt was refused before the provider made anything of it. */
  id: string | null;
  status: IntentStatus;
  /** In the provider's own words. */
  stripeStatus: string;
  chargeId: string | null;
  /** What was taken, in øre (or as small a part of another currency): 0 unless it succeeded. */
  chargedOre: number;
  /** The currency it was taken in, as `nok`. */
  currency: string;
  /** Why it was declined, as a code of the provider. */
  reason: string | null;
  /** Where the guest confirms the payment with their bank. */
  guestUrl: string | null;
  /** Whose attempt it is, as we told the provider when charging; null for what is not ours. */
  paymentId: string | null;
  attempt: number | null;
}

/** Which attempt to look for, and when it can have been sent. */
export interface AttemptSearch {
  paymentId: string;
  attempt: number;
  from: Date;
  to: Date;
}

/** A page of the provider's to be made, where a guest pays one attempt. The same attempt never makes two. */
export interface Checkout {
  paymentId: string;
  attempt: number;
  /** In øre. */
  amountOre: number;
  bookingReference: string;
  /** What the guest reads that they pay for. */
  description: string;
  /** When the page is over by itself: 30 minutes from now at least. */
  expiresAt: Date;
}

/** A page where a guest pays. Only an open one can be paid, and a complete one has been. */
export interface CheckoutSession {
  id: string;
  status: 'open' | 'complete' | 'expired';
  /** The page, while it is open. */
  url: string | null;
  amountOre: number;
  /** What it has been paid by. */
  intentId: string | null;
}

/** A charge by its names at the provider: payments of the old system have no intent. */
export interface ChargeNames {
  intentId: string | null;
  chargeId: string | null;
}

/** A refund to be made. The same refund and attempt never give back twice, however often it is sent. */
export interface RefundOrder extends ChargeNames {
  refundId: string;
  attempt: number;
  /** In øre. */
  amountOre: number;
  bookingReference: string;
}

/** A refund as the provider knows it. */
export interface MadeRefund extends ChargeNames {
  /** Null when the provider refused to make it. */
  id: string | null;
  /** In øre (or as small a part of another currency). */
  amountOre: number;
  currency: string;
  status: 'pending' | 'succeeded' | 'failed';
  /** In the provider's own words. */
  stripeStatus: string;
  /** Why it failed, as a code of the provider. */
  failure: string | null;
  /** Which refund of ours it is, as we told the provider; null for one made by hand there. */
  refundId: string | null;
}

/** A charge that was disputed, as the provider knows it. */
export interface MadeDispute extends ChargeNames {
  id: string;
  amountOre: number;
  currency: string;
  state: 'open' | 'won' | 'lost';
  stripeStatus: string;
  /** As a code of the provider. */
  reason: string;
  openedAt: Date;
}

/** What the provider has paid out to the bank, or will. */
export interface MadePayout {
  id: string;
  /** In øre; negative when the provider took money from the bank. */
  amountOre: number;
  currency: string;
  state: 'pending' | 'in_transit' | 'paid' | 'failed' | 'canceled';
  /** Whether the provider chose when and how much, and so can say what it is made of. */
  isAutomatic: boolean;
  /** Whether the provider has said all that it is made of, or never will. */
  isComplete: boolean;
  createdAt: Date;
  /** The day it is expected at the bank. */
  arrivesOn: string;
}

/** What a line of the balance is about. `refund_returned`: a refund that failed after it had been made. */
export type BalanceKind = 'charge' | 'refund' | 'refund_returned' | 'dispute' | 'fee' | 'payout' | 'other';

/** A line of the balance at the provider, in øre: positive amounts are money that came. */
export interface BalanceLine {
  id: string;
  kind: BalanceKind;
  /** As the provider calls it. */
  type: string;
  amountOre: number;
  feeOre: number;
  currency: string;
  /** The charge, refund, dispute or payout that it is about, by its name at the provider. */
  sourceId: string | null;
  createdAt: Date;
}

/** A page of a list at the provider, newest first; `next` leads to the one after it. */
export interface Listed<T> {
  items: T[];
  next: string | null;
}

/** Something that has happened at the provider: it only says what to read again. */
export interface ProviderEvent {
  id: string;
  type: string;
  /** Of the intent, charge, refund or dispute that it is about. */
  objectId: string;
  at: Date;
}

/** The events that accounts follow. */
export const EVENT_TYPES = [
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'charge.refunded',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'refund.created',
  'refund.updated',
  'refund.failed',
] as const;

/** A payment provider, in plain values. Every call throws `GatewayError` when it gets no usable answer. */
export interface PaymentGateway {
  /** Charges a card. A declined card is an answer, not an error. */
  charge(charge: Charge): Promise<Intent>;
  retrieve(intentId: string): Promise<Intent>;
  /** The intent of an attempt whose answer never came; null when the provider knows of none. */
  find(search: AttemptSearch): Promise<Intent | null>;
  /** Makes sure that an intent takes no money from now on. Answers what it is, which can be `succeeded`. */
  cancel(intentId: string): Promise<Intent>;
  /** Gives a sum back. A refund that the provider refuses to make is an answer, not an error. */
  refund(order: RefundOrder): Promise<MadeRefund>;
  /** All refunds of a charge, those that failed and those made by hand at the provider included. */
  refundsOf(charge: ChargeNames): Promise<MadeRefund[]>;
  retrieveRefund(refundId: string): Promise<MadeRefund>;
  retrieveDispute(disputeId: string): Promise<MadeDispute>;
  /** What has happened at the provider since then that accounts follow, oldest first. */
  events(since: Date): Promise<ProviderEvent[]>;
  /** A page of the payouts made since then, the first one unless `after` says otherwise. */
  payouts(search: { since: Date | null; after: string | null }): Promise<Listed<MadePayout>>;
  /** A page of the lines of the balance: made since then, or those that an automatic payout is made of. */
  balance(search: {
    since: Date | null;
    payoutId: string | null;
    after: string | null;
  }): Promise<Listed<BalanceLine>>;
  /** Makes a page where a guest pays. Nobody can pay on one whose answer was lost, since nobody knows its address. */
  openCheckout(checkout: Checkout): Promise<CheckoutSession>;
  /** A page as it is; one that the provider does not know is over. */
  retrieveCheckout(sessionId: string): Promise<CheckoutSession>;
  /** Makes sure that a page cannot be paid on from now on. Answers what it is, which can be `complete`. */
  expireCheckout(sessionId: string): Promise<CheckoutSession>;
}

/**
 * What a failed call tells about the charge: `not_sent`, nothing happened; `no_answer`, anything may have
 * happened; `failed`, the provider answered with an error of its own, and anything may have happened; `repeated`, it
 * repeated an error with which it had ended the same call before: what happened then is there to be looked for.
 */
export type GatewayFailure = 'not_sent' | 'no_answer' | 'failed' | 'repeated';

/** The provider could not be reached, or did not say what became of the call. */
export class GatewayError extends Error {
  override name = 'GatewayError';

  constructor(
    readonly failure: GatewayFailure,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : failure, { cause });
  }
}
