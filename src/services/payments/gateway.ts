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
  /** What was taken, in øre: 0 unless it succeeded. */
  chargedOre: number;
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

/** A payment provider, in plain values. Every call throws `GatewayError` when it gets no usable answer. */
export interface PaymentGateway {
  /** Charges a card. A declined card is an answer, not an error. */
  charge(charge: Charge): Promise<Intent>;
  retrieve(intentId: string): Promise<Intent>;
  /** The intent of an attempt whose answer never came; null when the provider knows of none. */
  find(search: AttemptSearch): Promise<Intent | null>;
  /** Makes sure that an intent takes no money from now on. Answers what it is, which can be `succeeded`. */
  cancel(intentId: string): Promise<Intent>;
  /** Gives all the money of an intent back, once. Answers the refund's id. */
  refund(intentId: string): Promise<string>;
}

/**
 * What a failed call tells about the charge: `not_sent`, nothing happened; `no_answer`, anything may have
 * happened; `failed`, the provider answered with an error of its own, and anything may have happened.
 */
export type GatewayFailure = 'not_sent' | 'no_answer' | 'failed';

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
