import type { Answer, LedgerIntent } from './stripe-ledger.js';

/** A Checkout session, as much of it as the API's users here look at. */
export interface LedgerSession {
  id: string;
  object: 'checkout.session';
  status: 'open' | 'complete' | 'expired';
  payment_status: 'unpaid' | 'paid';
  url: string | null;
  amount_total: number;
  currency: string;
  expires_at: number;
  payment_intent: string | null;
  metadata: Record<string, string>;
}

/** Takes money by a new intent with this metadata, or has it declined. */
type Charging = (amount: number, metadata: Record<string, string>, isDeclined: boolean) => LedgerIntent;

const HALF_AN_HOUR = 30 * 60;
const DAY = 24 * 60 * 60;

/** The pages of the Stripe double where guests pay, and the rules of their calls. */
export class StripeCheckouts {
  readonly #sessions = new Map<string, { session: LedgerSession; intentMetadata: Record<string, string> }>();
  readonly #charge: Charging;
  readonly #refuse: (code: string, param: string) => Answer;
  #ids = 0;

  constructor(charge: Charging, refuse: (code: string, param: string) => Answer) {
    this.#charge = charge;
    this.#refuse = refuse;
  }

  get all(): LedgerSession[] {
    return [...this.#sessions.values()].map(({ session }) => upToDate(session));
  }

  get open(): LedgerSession[] {
    return this.all.filter(({ status }) => status === 'open');
  }

  /** The guest pays on a page; false when it is not open any more. With a bad card, it stays open. */
  payOn(url: string, { isDeclined = false } = {}): boolean {
    const found = [...this.#sessions.values()].find(({ session }) => upToDate(session).url === url);
    if (!found) return false;
    const { session, intentMetadata } = found;
    const intent = this.#charge(session.amount_total, intentMetadata, isDeclined);
    session.payment_intent = intent.id;
    if (intent.status !== 'succeeded') return true;
    Object.assign(session, { status: 'complete', payment_status: 'paid', url: null });
    return true;
  }

  /** Makes the pages of one payment, or all, so much older. */
  age(seconds: number, paymentId: string | null): void {
    for (const { session } of this.#sessions.values()) {
      if (!paymentId || session.metadata.payment === paymentId) session.expires_at -= seconds;
    }
  }

  clear(): void {
    this.#sessions.clear();
  }

  make(given: Map<string, string>): Answer {
    if ([...given.keys()].some((name) => name.startsWith('payment_method_types')))
      return this.#refuse('payment_method_types_no_longer_supported', 'payment_method_types');
    const wanted = { mode: 'payment', 'allowed_payment_method_types[0]': 'card' };
    for (const [param, value] of Object.entries({ ...wanted, 'line_items[0][price_data][currency]': 'nok' }))
      if (given.get(param) !== value) return this.#refuse('parameter_invalid', param);
    for (const param of ['success_url', 'cancel_url', 'line_items[0][price_data][product_data][name]'])
      if (!given.get(param)) return this.#refuse('parameter_missing', param);
    const amount = Number(given.get('line_items[0][price_data][unit_amount]'));
    if (!Number.isInteger(amount) || amount < 300) return this.#refuse('amount_too_small', 'line_items');
    const now = Math.floor(Date.now() / 1000);
    const expiresAt = Number(given.get('expires_at') ?? now + DAY);
    if (!Number.isInteger(expiresAt) || expiresAt < now + HALF_AN_HOUR || expiresAt > now + DAY)
      return this.#refuse('parameter_invalid', 'expires_at');
    return this.#added(given, amount * Number(given.get('line_items[0][quantity]')), expiresAt);
  }

  read(id: string): Answer | undefined {
    const session = this.#sessions.get(id)?.session;
    return session && { status: 200, body: { ...upToDate(session) } };
  }

  expire(id: string): Answer | undefined {
    const session = this.#sessions.get(id)?.session;
    if (!session) return undefined;
    if (upToDate(session).status !== 'open') return this.#refuse('', 'session');
    Object.assign(session, { status: 'expired', url: null });
    return { status: 200, body: { ...session } };
  }

  #added(given: Map<string, string>, amount: number, expiresAt: number): Answer {
    this.#ids += 1;
    const id = `cs_test_${this.#ids}`;
    const session: LedgerSession = {
      id,
      object: 'checkout.session',
      status: 'open',
      payment_status: 'unpaid',
      url: `https://checkout.stripe.com/c/pay/${id}`,
      amount_total: amount,
      currency: 'nok',
      expires_at: expiresAt,
      // Made only when the guest pays.
      payment_intent: null,
      metadata: under('metadata', given),
    };
    this.#sessions.set(id, { session, intentMetadata: under('payment_intent_data[metadata]', given) });
    return { status: 200, body: { ...session } };
  }
}

/** A session whose time has come is over by itself. */
function upToDate(session: LedgerSession): LedgerSession {
  if (session.status === 'open' && session.expires_at * 1000 <= Date.now())
    Object.assign(session, { status: 'expired', url: null });
  return session;
}

/** What was sent as `prefix[name]`. */
function under(prefix: string, given: Map<string, string>): Record<string, string> {
  return Object.fromEntries(
    [...given].flatMap(([name, value]) => {
      const key = name.startsWith(`${prefix}[`)
        ? /^\[(\w+)\]$/.exec(name.slice(prefix.length))?.[1]
        : undefined;
      return key ? [[key, value]] : [];
    }),
  );
}
