import { today } from '../../src/platform/clock.js';

/** Money taken from a card, in øre. */
export interface LedgerCharge {
  id: string;
  object: 'charge';
  /** Charges of the old system have none. */
  intentId: string | null;
  amount: number;
  /** Whether all of it has been given back. */
  refunded: boolean;
}

/** Money given back, or a try that failed, in øre. */
export interface LedgerRefund {
  id: string;
  object: 'refund';
  payment_intent: string | null;
  charge: string;
  amount: number;
  currency: string;
  status: 'succeeded' | 'pending' | 'failed';
  failure_reason: string | null;
  metadata: Record<string, string>;
  created: number;
}

/** A charge that the guest has disputed with their bank. */
export interface LedgerDispute {
  id: string;
  object: 'dispute';
  charge: string;
  payment_intent: string | null;
  amount: number;
  currency: string;
  status: 'needs_response' | 'under_review' | 'won' | 'lost';
  reason: string;
  created: number;
}

/** A line of the balance at Stripe, in øre: what a charge, a refund or a dispute did to it. */
interface LedgerTransaction {
  id: string;
  object: 'balance_transaction';
  type: 'charge' | 'refund' | 'refund_failure' | 'adjustment' | 'stripe_fee' | 'payout' | 'payout_failure';
  reporting_category: string;
  amount: number;
  fee: number;
  net: number;
  currency: string;
  source: string;
  created: number;
  payout: string | null;
}

/** What was paid out to the bank. */
interface LedgerPayout {
  id: string;
  object: 'payout';
  amount: number;
  currency: string;
  status: 'paid' | 'in_transit' | 'failed';
  automatic: boolean;
  reconciliation_status: 'completed' | 'in_progress' | 'not_applicable';
  arrival_date: number;
  created: number;
}

/** Something that has happened, as Stripe tells it. */
export interface LedgerEvent {
  id: string;
  object: 'event';
  type: string;
  created: number;
  data: { object: { id: string } };
}

const FEE_PERCENT = 1.5;
const FEE_ORE = 180;

/** What the Stripe double knows of money that has been taken: what went back, was disputed, and was paid out. */
export class StripeMoney {
  readonly charges: LedgerCharge[] = [];
  /** Latest first, as Stripe lists them. */
  readonly refunds: LedgerRefund[] = [];
  readonly disputes: LedgerDispute[] = [];
  readonly transactions: LedgerTransaction[] = [];
  readonly payouts: LedgerPayout[] = [];
  /** Latest first. */
  readonly events: LedgerEvent[] = [];
  /** What becomes of the refunds to come. */
  nextRefund: LedgerRefund['status'] = 'succeeded';
  #ids = 0;

  /** Charges that have not been refunded. */
  get kept(): LedgerCharge[] {
    return this.charges.filter(({ refunded }) => !refunded);
  }

  /** What a charge has given back, refunds that failed aside. */
  givenBack(charge: LedgerCharge): number {
    return this.#sound(charge).reduce((sum, { amount }) => sum + amount, 0);
  }

  take(intentId: string | null, amount: number, id = `ch_${intentId}`): LedgerCharge {
    const charge: LedgerCharge = { id, object: 'charge', intentId, amount, refunded: false };
    this.charges.push(charge);
    this.book('charge', id, amount, Math.round((amount * FEE_PERCENT) / 100) + FEE_ORE);
    return charge;
  }

  /** Gives back what is left of a charge, or so much of it, as staff can in Stripe's own pages too. */
  giveBack(
    charge: LedgerCharge,
    status: LedgerRefund['status'] = 'succeeded',
    part?: number,
    metadata: Record<string, string> = {},
  ): LedgerRefund {
    const refund: LedgerRefund = {
      id: `re_${charge.id}_${this.refunds.length + 1}`,
      object: 'refund',
      payment_intent: charge.intentId,
      charge: charge.id,
      amount: part ?? charge.amount - this.givenBack(charge),
      currency: 'nok',
      status,
      failure_reason: status === 'failed' ? 'expired_or_canceled_card' : null,
      metadata,
      created: now(),
    };
    this.refunds.unshift(refund);
    if (status !== 'failed') this.book('refund', refund.id, -refund.amount, 0);
    charge.refunded = this.givenBack(charge) >= charge.amount;
    this.tell('refund.created', refund);
    this.tell('charge.refunded', charge);
    return refund;
  }

  /** A refund that was under way ends, or one that was made comes back from the bank. */
  endRefund(refund: LedgerRefund, status: 'succeeded' | 'failed'): void {
    if (refund.status === status) return;
    refund.status = status;
    if (status === 'failed') {
      refund.failure_reason = 'expired_or_canceled_card';
      this.book('refund_failure', refund.id, refund.amount, 0);
      const charge = this.charges.find(({ id }) => id === refund.charge);
      if (charge) charge.refunded = this.givenBack(charge) >= charge.amount;
    }
    this.tell(status === 'failed' ? 'refund.failed' : 'refund.updated', refund);
  }

  /** The guest disputes a charge, for which Stripe may take a fee (øre). */
  dispute(charge: LedgerCharge, fee = 0): LedgerDispute {
    const dispute: LedgerDispute = {
      id: `du_${charge.id}`,
      object: 'dispute',
      charge: charge.id,
      payment_intent: charge.intentId,
      amount: charge.amount,
      currency: 'nok',
      status: 'needs_response',
      reason: 'fraudulent',
      created: now(),
    };
    this.disputes.push(dispute);
    this.book('adjustment', dispute.id, -dispute.amount, fee, null, 'dispute');
    this.tell('charge.dispute.created', dispute);
    return dispute;
  }

  closeDispute(dispute: LedgerDispute, status: 'won' | 'lost'): void {
    dispute.status = status;
    if (status === 'won') this.book('adjustment', dispute.id, dispute.amount, 0, null, 'dispute_reversal');
    this.tell('charge.dispute.closed', dispute);
  }

  /** Pays out what no payout has yet. */
  payOut(): LedgerPayout {
    const id = `po_${this.payouts.length + 1}`;
    const paid = this.transactions.filter(({ payout }) => payout === null);
    const amount = paid.reduce((sum, { net }) => sum + net, 0);
    const payout: LedgerPayout = {
      id,
      object: 'payout',
      amount,
      currency: 'nok',
      status: 'paid',
      automatic: true,
      reconciliation_status: 'completed',
      arrival_date: Date.parse(`${today()}T00:00:00Z`) / 1000,
      created: now(),
    };
    for (const transaction of paid) transaction.payout = id;
    this.payouts.unshift(payout);
    this.book('payout', id, -amount, 0, id);
    return payout;
  }

  /** The bank does not take a payout: the money is back. */
  failPayout(payout: LedgerPayout): void {
    payout.status = 'failed';
    this.book('payout_failure', payout.id, payout.amount, 0);
  }

  /** Writes down that something has happened. */
  tell(type: string, object: { id: string }): void {
    this.#ids += 1;
    const data = { object: structuredClone(object) };
    this.events.unshift({ id: `evt_${this.#ids}`, object: 'event', type, created: now(), data });
  }

  age(seconds: number): void {
    for (const list of [this.refunds, this.disputes, this.transactions, this.payouts, this.events])
      for (const one of list) one.created -= seconds;
  }

  clear(): void {
    for (const list of [
      this.charges,
      this.refunds,
      this.disputes,
      this.transactions,
      this.payouts,
      this.events,
    ])
      list.length = 0;
    this.nextRefund = 'succeeded';
  }

  #sound(charge: LedgerCharge): LedgerRefund[] {
    return this.refunds.filter((refund) => refund.charge === charge.id && refund.status !== 'failed');
  }

  /** A line of the balance, as Stripe writes one for all that it does. */
  book(
    type: LedgerTransaction['type'],
    source: string,
    amount: number,
    fee: number,
    payout: string | null = null,
    category: string = type,
  ): void {
    this.transactions.unshift({
      id: `txn_${this.transactions.length + 1}`,
      object: 'balance_transaction',
      type,
      reporting_category: category,
      amount,
      fee,
      net: amount - fee,
      currency: 'nok',
      source,
      created: now(),
      payout,
    });
  }
}

function now(): number {
  return Math.floor(Date.now() / 1000);
}
