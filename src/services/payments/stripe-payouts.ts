import type Stripe from 'stripe';
import type { BalanceKind, BalanceLine, Listed, MadePayout, PaymentGateway } from './gateway.js';
import { rethrow } from './stripe-answers.js';

/** As many as Stripe lists at once. */
const PAGE = 100;

/** By `type`: https://docs.stripe.com/reports/balance-transaction-types */
const KINDS: Record<string, BalanceKind> = {
  charge: 'charge',
  payment: 'charge',
  refund: 'refund',
  payment_refund: 'refund',
  refund_failure: 'refund_returned',
  payment_failure_refund: 'refund_returned',
  stripe_fee: 'fee',
  stripe_fx_fee: 'fee',
  tax_fee: 'fee',
  payout: 'payout',
  payout_cancel: 'payout',
  payout_failure: 'payout',
};
/** Adjustments are of many kinds, by `reporting_category`: https://docs.stripe.com/reports/reporting-categories */
const ADJUSTMENTS: Record<string, BalanceKind> = {
  dispute: 'dispute',
  dispute_reversal: 'dispute',
  refund_failure: 'refund_returned',
  fee: 'fee',
};

/** A page of payouts. Throws `GatewayError`. */
export async function payoutsOf(
  stripe: Stripe,
  { since, after }: Parameters<PaymentGateway['payouts']>[0],
): Promise<Listed<MadePayout>> {
  try {
    return listed(await stripe.payouts.list({ ...pageAfter(after), ...madeSince(since) }), payoutOf);
  } catch (error) {
    return rethrow(error);
  }
}

/** A page of the lines of the balance. Throws `GatewayError`. */
export async function balanceOf(
  stripe: Stripe,
  { since, payoutId, after }: Parameters<PaymentGateway['balance']>[0],
): Promise<Listed<BalanceLine>> {
  const params = { ...pageAfter(after), ...madeSince(since), ...(payoutId ? { payout: payoutId } : {}) };
  try {
    return listed(await stripe.balanceTransactions.list(params), lineOf);
  } catch (error) {
    return rethrow(error);
  }
}

function payoutOf(payout: Stripe.Payout): MadePayout {
  const { id, amount, currency, status, automatic, created, arrival_date: arrival } = payout;
  return {
    id,
    amountOre: amount,
    currency,
    state: status as MadePayout['state'],
    isAutomatic: automatic,
    isComplete: payout.reconciliation_status !== 'in_progress',
    createdAt: momentOf(created),
    // Stripe writes the day as its midnight in UTC.
    arrivesOn: momentOf(arrival).toISOString().slice(0, 10),
  };
}

function lineOf(line: Stripe.BalanceTransaction): BalanceLine {
  const { id, type, amount, fee, currency, source, created, reporting_category: category } = line;
  const kind = type === 'adjustment' ? ADJUSTMENTS[category] : KINDS[type];
  return {
    id,
    kind: kind ?? 'other',
    type: type === 'adjustment' ? category : type,
    amountOre: amount,
    feeOre: fee,
    currency,
    sourceId: typeof source === 'string' ? source : (source?.id ?? null),
    createdAt: momentOf(created),
  };
}

function listed<From extends { id: string }, To>(
  { data, has_more: hasMore }: Stripe.ApiList<From>,
  of: (one: From) => To,
): Listed<To> {
  return { items: data.map(of), next: hasMore ? (data.at(-1)?.id ?? null) : null };
}

function pageAfter(after: string | null): { limit: number; starting_after?: string } {
  return { limit: PAGE, ...(after ? { starting_after: after } : {}) };
}

function madeSince(since: Date | null): { created?: { gte: number } } {
  return since ? { created: { gte: Math.floor(since.getTime() / 1000) } } : {};
}

function momentOf(seconds: number): Date {
  return new Date(seconds * 1000);
}
