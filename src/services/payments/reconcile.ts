import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { write } from '../../platform/write.js';
import { configuredGateway } from './configured-gateway.js';
import { findOut } from './find-out.js';
import { followMissedEvents } from './follow.js';
import { GatewayError, type PaymentGateway } from './gateway.js';
import { lockPayment } from './locked-payment.js';
import { sendRefund } from './send-refund.js';
import { settle } from './settle.js';
import { take } from './take.js';
import { watchPages } from './watch-pages.js';

/** What a run did. `open`: still waiting for the guest, the bank or Stripe; `failed`: of them, without an answer. */
export interface ReconcileCounts {
  paid: number;
  freed: number;
  refunded: number;
  open: number;
  failed: number;
}

const JOB = { source: 'job' } as const;
/** So many calls without an answer mean that Stripe is away; the next run tries again. */
const MAX_FAILURES = 3;

/**
 * Brings payments to an end that a crash, a lost answer or a guest left open, follows what has happened at Stripe and
 * no webhook has brought, and makes the refunds that are due. Any number of processes may run it at once, and it may
 * die at any moment: the next run goes on.
 */
export async function settleOpenPayments(
  gateway: PaymentGateway = configuredGateway(),
): Promise<ReconcileCounts> {
  const counts: ReconcileCounts = { paid: 0, freed: 0, refunded: 0, open: 0, failed: 0 };
  await settleEach(OPEN_CHARGES, counts, (id) => settleCharge(id, gateway));
  const pages = await watchPages(gateway);
  counts.paid += pages.paid;
  counts.open += pages.open;
  counts.failed += pages.failed;
  counts.failed += await followed(gateway);
  await settleEach(OPEN_REFUNDS, counts, (id) => settleRefundOf(id, gateway));
  return counts;
}

/** In random order, so that one that always fails does not stand in the way of the others. */
const OPEN_CHARGES = `select id from payments
  where state in ('processing', 'requires_action') and (leased_until is null or leased_until <= clock_timestamp())
  order by random() limit 1000`;
const OPEN_REFUNDS = `select id from refunds
  where state in ('due', 'pending') and method = 'card'
    and (leased_until is null or leased_until <= clock_timestamp())
  order by random() limit 1000`;

async function settleEach(
  query: string,
  counts: ReconcileCounts,
  settleOne: (id: string) => Promise<keyof ReconcileCounts | undefined>,
): Promise<void> {
  const rows = await database().query<{ id: string }>(query, { type: QueryTypes.SELECT });
  let failed = 0;
  for (const { id } of rows) {
    if (failed === MAX_FAILURES) break;
    try {
      const end = await settleOne(id);
      if (end) counts[end] += 1;
    } catch (error) {
      log.error({ err: error, id }, 'an open payment could not be settled');
      failed += 1;
    }
  }
  counts.failed += failed;
}

async function settleCharge(
  paymentId: string,
  gateway: PaymentGateway,
): Promise<keyof ReconcileCounts | undefined> {
  const taken = await write(JOB, async (transaction) => {
    const locked = await lockPayment(paymentId, transaction);
    return locked && take(locked);
  });
  if (!taken) return undefined;
  try {
    const intent = await findOut(taken, gateway, taken.isGuestLate);
    const { payment } = await settle(taken.charge, intent ?? 'never', JOB);
    if (payment.state === 'succeeded') return 'paid';
    return payment.state === 'open' || payment.state === 'declined' ? 'freed' : 'open';
  } catch (error) {
    if (error instanceof GatewayError) await settle(taken.charge, 'unknown', JOB);
    throw error;
  }
}

async function settleRefundOf(
  refundId: string,
  gateway: PaymentGateway,
): Promise<keyof ReconcileCounts | undefined> {
  const state = await sendRefund(refundId, gateway, JOB);
  if (state === 'succeeded') return 'refunded';
  return state === 'pending' ? 'open' : undefined;
}

/** Events are a help only: what they tell is also found by the charges and refunds that are open. */
async function followed(gateway: PaymentGateway): Promise<number> {
  try {
    return await followMissedEvents(gateway, JOB);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    log.error({ err: error }, 'Stripe does not tell what has happened');
    return 1;
  }
}
