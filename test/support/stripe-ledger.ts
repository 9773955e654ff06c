import { StripeCheckouts } from './stripe-checkouts.js';
import { type LedgerCharge, StripeMoney } from './stripe-money.js';

/** What can be asked of the API. */
export type Call =
  | 'charge'
  | 'retrieve'
  | 'list'
  | 'cancel'
  | 'refund'
  | 'refunds'
  | 'read_refund'
  | 'read_dispute'
  | 'events'
  | 'payouts'
  | 'balance'
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

const DECLINES: Record<string, string> = {
  tok_chargeDeclined: 'generic_decline',
  tok_chargeDeclinedInsufficientFunds: 'insufficient_funds',
};
const SMALLEST_AMOUNT = 300;
const missing = stripeError(404, { type: 'invalid_request_error', code: 'resource_missing' });

/** What the Stripe double knows: PaymentIntents and what came of them, and the rules of the calls. */
export class StripeLedger extends StripeMoney {
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

  get intents(): LedgerIntent[] {
    return [...this.#intents.values()];
  }

  /** The money that a payment holds: charges of any of its attempts that have not been refunded. */
  keptBy(paymentId: string): LedgerCharge[] {
    return this.kept.filter(
      ({ intentId }) => intentId && this.intent(intentId).metadata.payment === paymentId,
    );
  }

  /** What any attempt of a payment has taken, whether or not it went back. */
  takenBy(paymentId: string): LedgerCharge[] {
    return this.charges.filter(
      ({ intentId }) => intentId && this.intent(intentId).metadata.payment === paymentId,
    );
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
      this.tell('payment_intent.payment_failed', intent);
    }
  }

  /** Money comes through although the attempt looked finished, as it can with a bank that answers late. */
  succeedLate(id: string): void {
    this.#take(this.intent(id));
  }

  /** Makes the intents of one payment, or all, so much older. */
  override age(milliseconds: number, paymentId: string | null = null): void {
    if (!paymentId) super.age(Math.round(milliseconds / 1000));
    for (const intent of this.#intents.values()) {
      if (paymentId && intent.metadata.payment !== paymentId) continue;
      intent.created -= Math.round(milliseconds / 1000);
    }
    this.pages.age(Math.round(milliseconds / 1000), paymentId);
  }

  override clear(): void {
    super.clear();
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
    const query = url.searchParams;
    if (call === 'list') return page(within(this.intents, query), query);
    if (call === 'refund') return this.#refund(given);
    if (call === 'refunds') return page(this.#refundsOf(query), query);
    if (call === 'read_refund') return found(this.refunds, id);
    if (call === 'read_dispute') return found(this.disputes, id);
    if (call === 'events') return page(within(this.events, query).filter(ofType(query)), query);
    if (call === 'payouts') return page(within(this.payouts, query), query);
    if (call === 'balance') return page(this.#transactionsOf(query), query);
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
    Object.assign(intent, this.nextTaken);
    this.nextTaken = undefined;
    const { id } = this.take(intent.id, intent.amount);
    Object.assign(intent, { status: 'succeeded', amount_received: intent.amount, latest_charge: id });
    this.tell('payment_intent.succeeded', intent);
  }

  #refund(given: Map<string, string>): Answer {
    const charge = this.#named(given.get('payment_intent'), given.get('charge'));
    if (!charge) return stripeError(400, { type: 'invalid_request_error', code: 'resource_missing' });
    if (charge.refunded)
      return stripeError(400, { type: 'invalid_request_error', code: 'charge_already_refunded' });
    const amount = Number(given.get('amount') ?? charge.amount - this.givenBack(charge));
    if (!Number.isInteger(amount) || amount < 1 || amount > charge.amount - this.givenBack(charge))
      return refuse('amount_too_large', 'amount');
    return { status: 200, body: { ...this.giveBack(charge, this.nextRefund, amount, metadataOf(given)) } };
  }

  #refundsOf(query: URLSearchParams): object[] {
    const charge = this.#named(query.get('payment_intent'), query.get('charge'));
    return this.refunds.filter((refund) => refund.charge === charge?.id);
  }

  #named(intentId: string | null | undefined, chargeId: string | null | undefined): LedgerCharge | undefined {
    return this.charges.find((charge) => (intentId ? charge.intentId === intentId : charge.id === chargeId));
  }

  #transactionsOf(query: URLSearchParams): object[] {
    const payout = query.get('payout');
    return within(this.transactions, query).filter((transaction) => !payout || transaction.payout === payout);
  }
}

function found(among: readonly { id: string }[], id: string): Answer {
  const one = among.find((candidate) => candidate.id === id);
  return one ? { status: 200, body: { ...one } } : missing;
}

function ofType(query: URLSearchParams): (event: { type: string }) => boolean {
  const types = [...query].filter(([name]) => name.startsWith('types[')).map(([, type]) => type);
  return ({ type }) => types.length === 0 || types.includes(type);
}

function within<T extends { created: number }>(all: readonly T[], query: URLSearchParams): T[] {
  const from = Number(query.get('created[gte]') ?? 0);
  const to = Number(query.get('created[lte]') ?? Number.MAX_SAFE_INTEGER);
  return all.filter(({ created }) => created >= from && created <= to);
}

/** A page of a list, as Stripe cuts it: 10 at a time unless told. */
function page(all: readonly object[], query: URLSearchParams): Answer {
  const after = query.get('starting_after');
  const ids = all.map((one) => ('id' in one ? one.id : undefined));
  const rest = after ? all.slice(ids.indexOf(after) + 1) : all;
  const data = rest.slice(0, Number(query.get('limit') ?? 10)).map((one) => ({ ...one }));
  return {
    status: 200,
    body: { object: 'list', data, has_more: rest.length > data.length, url: '/v1/list' },
  };
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

function cancel(intent: LedgerIntent): Answer {
  if (intent.status === 'succeeded' || intent.status === 'canceled') {
    return stripeError(400, { type: 'invalid_request_error', code: 'payment_intent_unexpected_state' });
  }
  intent.status = 'canceled';
  intent.next_action = null;
  return { status: 200, body: { ...intent } };
}
