import { StripeCheckouts } from './stripe-checkouts.js';

/** What can be asked of the API. */
export type Call =
  | 'charge'
  | 'retrieve'
  | 'list'
  | 'cancel'
  | 'refund'
  | 'refunds'
  | 'open_page'
  | 'read_page'
  | 'expire_page';

/** An answer of the API. */
export interface Answer {
  status: number;
  body: object;
  isReplay?: boolean;
}

/** A PaymentIntent, as much of it as the API's users here look at. */
export interface LedgerIntent {
  id: string;
  object: 'payment_intent';
  amount: number;
  amount_received: number;
  currency: string;
  status: string;
  created: number;
  metadata: Record<string, string>;
  latest_charge: string | null;
  last_payment_error: object | null;
  next_action: object | null;
  payment_method_types: string[];
}

/** Money taken from a card, in øre. */
export interface LedgerCharge {
  id: string;
  intentId: string;
  amount: number;
  /** Whether all of it has been given back. */
  refunded: boolean;
}

/** Money given back, or a try that failed, in øre. */
export interface LedgerRefund {
  id: string;
  object: 'refund';
  payment_intent: string;
  amount: number;
  status: 'succeeded' | 'pending' | 'failed';
  created: number;
}

const DECLINES: Record<string, string> = {
  tok_chargeDeclined: 'generic_decline',
  tok_chargeDeclinedInsufficientFunds: 'insufficient_funds',
};
const SMALLEST_AMOUNT = 300;
const missing = stripeError(404, { type: 'invalid_request_error', code: 'resource_missing' });

/** What the Stripe double knows: PaymentIntents, charges and refunds, and the rules of the calls. */
export class StripeLedger {
  readonly charges: LedgerCharge[] = [];
  /** Latest first, as Stripe lists them. */
  readonly refunds: LedgerRefund[] = [];
  /** What becomes of the refunds to come. */
  nextRefund: LedgerRefund['status'] = 'succeeded';
  /** What the next charge takes, where that is not what it was asked for. */
  nextTaken: { amount?: number; currency?: string } | undefined;
  /** The pages where guests pay. */
  readonly pages = new StripeCheckouts(
    (amount, metadata, isDeclined) => this.#chargeOnPage(amount, metadata, isDeclined),
    refuse,
  );
  readonly #intents = new Map<string, LedgerIntent>();
  readonly #usedTokens = new Set<string>();
  #ids = 0;

  /** Charges that have not been refunded. */
  get kept(): LedgerCharge[] {
    return this.charges.filter(({ refunded }) => !refunded);
  }

  get intents(): LedgerIntent[] {
    return [...this.#intents.values()];
  }

  /** The money that a payment holds: charges of any of its attempts that have not been refunded. */
  keptBy(paymentId: string): LedgerCharge[] {
    return this.kept.filter(({ intentId }) => this.intent(intentId).metadata.payment === paymentId);
  }

  intent(id: string): LedgerIntent {
    const intent = this.#intents.get(id);
    if (!intent) throw new Error(`no intent ${id}`);
    return intent;
  }

  /** The guest comes back from their bank. */
  authenticate(id: string, isGranted: boolean): void {
    const intent = this.intent(id);
    if (intent.status !== 'requires_action') throw new Error(`${id} is ${intent.status}`);
    intent.next_action = null;
    if (isGranted) this.#take(intent);
    else {
      intent.status = 'requires_payment_method';
      intent.last_payment_error = { code: 'payment_intent_authentication_failure' };
    }
  }

  /** Money comes through although the attempt looked finished, as it can with a bank that answers late. */
  succeedLate(id: string): void {
    this.#take(this.intent(id));
  }

  /** Makes the intents of one payment, or all, so much older. */
  age(milliseconds: number, paymentId: string | null = null): void {
    for (const intent of this.#intents.values()) {
      if (paymentId && intent.metadata.payment !== paymentId) continue;
      intent.created -= Math.round(milliseconds / 1000);
    }
    this.pages.age(Math.round(milliseconds / 1000), paymentId);
  }

  /** Gives back what is left of a charge, or so much of it, as staff can in Stripe's own pages too. */
  giveBack(charge: LedgerCharge, status: LedgerRefund['status'] = 'succeeded', part?: number): LedgerRefund {
    const given = () =>
      this.refundsOf(charge.intentId)
        .filter((refund) => refund.status !== 'failed')
        .reduce((sum, { amount }) => sum + amount, 0);
    const refund: LedgerRefund = {
      id: `re_${charge.intentId}_${this.refunds.length + 1}`,
      object: 'refund',
      payment_intent: charge.intentId,
      amount: part ?? charge.amount - given(),
      status,
      created: Math.floor(Date.now() / 1000),
    };
    this.refunds.unshift(refund);
    charge.refunded = given() >= charge.amount;
    return refund;
  }

  refundsOf(intentId: string): LedgerRefund[] {
    return this.refunds.filter((refund) => refund.payment_intent === intentId);
  }

  clear(): void {
    this.charges.length = 0;
    this.refunds.length = 0;
    this.nextRefund = 'succeeded';
    this.nextTaken = undefined;
    this.pages.clear();
    this.#intents.clear();
    this.#usedTokens.clear();
  }

  answer(call: Call | undefined, url: URL, given: Map<string, string>): Answer {
    const [, , , id = '', sessionId = ''] = url.pathname.split('/');
    if (call === 'open_page') return this.pages.make(given);
    if (call === 'read_page') return this.pages.read(sessionId) ?? missing;
    if (call === 'expire_page') return this.pages.expire(sessionId) ?? missing;
    if (call === 'charge') return this.#charge(given);
    if (call === 'list') return list(this.#listed(url.searchParams));
    if (call === 'refund') return this.#refund(given.get('payment_intent') ?? '');
    if (call === 'refunds') return list(this.refundsOf(url.searchParams.get('payment_intent') ?? ''));
    const intent = this.#intents.get(id);
    if (!intent || !call) return missing;
    return call === 'cancel' ? cancel(intent) : { status: 200, body: { ...intent } };
  }

  #charge(given: Map<string, string>): Answer {
    if ([...given.keys()].some((name) => name.startsWith('payment_method_types'))) {
      return refuse('payment_method_types_no_longer_supported', 'payment_method_types');
    }
    if (given.get('currency') !== 'nok' || given.get('confirm') !== 'true')
      return refuse('invalid', 'currency');
    const amount = Number(given.get('amount'));
    if (!Number.isInteger(amount) || amount < SMALLEST_AMOUNT) return refuse('amount_too_small', 'amount');
    const token = given.get('payment_method_data[card][token]') ?? '';
    const known = /^tok_(visa|mastercard|1\w+|threeDSecure2Required)$/.test(token) || DECLINES[token];
    if (!known) return refuse('resource_missing', 'payment_method_data[card][token]');
    // Real tokens can be used once; Stripe's named test tokens any number of times.
    if (this.#usedTokens.has(token)) return refuse('token_already_used', 'payment_method_data[card][token]');
    if (token.startsWith('tok_1')) this.#usedTokens.add(token);
    const intent = this.#makeIntent(amount, metadataOf(given));
    return this.#confirm(intent, token, given.get('return_url'));
  }

  #chargeOnPage(amount: number, metadata: Record<string, string>, isDeclined: boolean): LedgerIntent {
    const intent = this.#makeIntent(amount, metadata);
    this.#confirm(intent, isDeclined ? 'tok_chargeDeclined' : 'tok_visa', undefined);
    return intent;
  }

  #makeIntent(amount: number, metadata: Record<string, string>): LedgerIntent {
    this.#ids += 1;
    const intent: LedgerIntent = {
      id: `pi_${this.#ids}`,
      object: 'payment_intent',
      amount,
      amount_received: 0,
      currency: 'nok',
      status: 'requires_confirmation',
      created: Math.floor(Date.now() / 1000),
      metadata,
      latest_charge: null,
      last_payment_error: null,
      next_action: null,
      payment_method_types: ['card'],
    };
    this.#intents.set(intent.id, intent);
    return intent;
  }

  #confirm(intent: LedgerIntent, token: string, returnUrl: string | undefined): Answer {
    const declineCode = DECLINES[token];
    if (declineCode) {
      const problem = { type: 'card_error', code: 'card_declined', decline_code: declineCode };
      intent.status = 'requires_payment_method';
      intent.last_payment_error = problem;
      return stripeError(402, {
        ...problem,
        message: 'Your card was declined.',
        payment_intent: { ...intent },
      });
    }
    if (token === 'tok_threeDSecure2Required') {
      intent.status = 'requires_action';
      intent.next_action = {
        type: 'redirect_to_url',
        redirect_to_url: { url: `https://hooks.stripe.com/${intent.id}`, return_url: returnUrl },
      };
    } else {
      this.#take(intent);
    }
    return { status: 200, body: { ...intent } };
  }

  #take(intent: LedgerIntent): void {
    const id = `ch_${intent.id}`;
    Object.assign(intent, this.nextTaken);
    this.nextTaken = undefined;
    this.charges.push({ id, intentId: intent.id, amount: intent.amount, refunded: false });
    Object.assign(intent, { status: 'succeeded', amount_received: intent.amount, latest_charge: id });
  }

  #refund(intentId: string): Answer {
    const charge = this.charges.find((candidate) => candidate.intentId === intentId);
    if (!charge) return stripeError(400, { type: 'invalid_request_error', code: 'resource_missing' });
    if (charge.refunded)
      return stripeError(400, { type: 'invalid_request_error', code: 'charge_already_refunded' });
    return { status: 200, body: { ...this.giveBack(charge, this.nextRefund) } };
  }

  #listed(query: URLSearchParams): object[] {
    const from = Number(query.get('created[gte]') ?? 0);
    const to = Number(query.get('created[lte]') ?? Number.MAX_SAFE_INTEGER);
    return this.intents
      .filter(({ created }) => created >= from && created <= to)
      .map((intent) => ({ ...intent }));
  }
}

function metadataOf(given: Map<string, string>): Record<string, string> {
  const metadata = [...given].flatMap(([name, value]) => {
    const key = /^metadata\[(\w+)\]$/.exec(name)?.[1];
    return key ? [[key, value]] : [];
  });
  return Object.fromEntries(metadata);
}

function refuse(code: string, param: string): Answer {
  return stripeError(400, { type: 'invalid_request_error', code, param, message: `${code}: ${param}` });
}

/** An error as the API words it. */
export function stripeError(status: number, error: object): Answer {
  return { status, body: { error } };
}

function list(data: object[]): Answer {
  return { status: 200, body: { object: 'list', data, has_more: false, url: '/v1/payment_intents' } };
}

function cancel(intent: LedgerIntent): Answer {
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    return stripeError(400, { type: 'invalid_request_error', code: 'payment_intent_unexpected_state' });
  }
  intent.status = 'canceled';
  intent.next_action = null;
  return { status: 200, body: { ...intent } };
}
