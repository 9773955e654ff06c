import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { write } from '../../platform/write.js';
import { queueMail } from '../mail/index.js';
import { type Claim, claim, isLeased, LEASE_MS } from './claim.js';
import { conclude, release } from './conclude.js';
import { configuredGateway } from './configured-gateway.js';
import { discover } from './discover.js';
import { GatewayError, type PaymentGateway } from './gateway.js';
import { type LockedPayment, lockPayment } from './locked-payment.js';
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
 * Brings payments to an end that a crash, a lost answer or a guest left open, and makes the refunds that are
 * due. Any number of processes may run it at once, and it may die at any moment: the next run goes on.
 */
export async function settleOpenPayments(
  gateway: PaymentGateway = configuredGateway(),
): Promise<ReconcileCounts> {
  const counts: ReconcileCounts = { paid: 0, freed: 0, refunded: 0, open: 0, failed: 0 };
  for (const paymentId of await openPayments()) {
    if (counts.failed === MAX_FAILURES) break;
    try {
      const end = await reconcile(paymentId, gateway);
      if (end) counts[end] += 1;
    } catch (error) {
      log.error({ err: error, payment: paymentId }, 'an open payment could not be settled');
      counts.failed += 1;
    }
  }
  const pages = await watchPages(gateway);
  counts.paid += pages.paid;
  counts.open += pages.open;
  counts.failed += pages.failed;
  return counts;
}

/** In random order, so that one that always fails does not stand in the way of the others. */
async function openPayments(): Promise<string[]> {
  const rows = await database().query<{ id: string }>(
    `select id from payments
     where state in ('processing', 'requires_action', 'refund_due')
       and (leased_until is null or leased_until <= clock_timestamp())
     order by random() limit 1000`,
    { type: QueryTypes.SELECT },
  );
  return rows.map(({ id }) => id);
}

async function reconcile(
  paymentId: string,
  gateway: PaymentGateway,
): Promise<keyof ReconcileCounts | undefined> {
  const taken = await write(JOB, async (transaction) => {
    const locked = await lockPayment(paymentId, transaction);
    return locked && ((await claim(locked)) ?? (await claimRefund(locked)));
  });
  if (!taken) return undefined;
  try {
    return 'charge' in taken ? await settleAttempt(taken, gateway) : await refund(taken, gateway);
  } catch (error) {
    if (error instanceof GatewayError) await release('charge' in taken ? taken.charge : taken, JOB);
    throw error;
  }
}

async function settleAttempt(taken: Claim, gateway: PaymentGateway): Promise<keyof ReconcileCounts> {
  const intent = await discover(taken, gateway, taken.isGuestLate);
  const { payment } = await conclude(taken, intent, gateway, JOB);
  if (payment.state === 'succeeded') return 'paid';
  return payment.state === 'open' || payment.state === 'declined' ? 'freed' : 'open';
}

/** A payment to be given back, that this process has to itself for a while. */
interface RefundClaim {
  paymentId: string;
  attempt: number;
  intentId: string;
}

async function claimRefund(locked: LockedPayment): Promise<RefundClaim | null> {
  const { payment, now, transaction } = locked;
  if (payment.state !== 'refund_due' || !payment.paymentIntentId || isLeased(locked)) return null;
  await payment.update({ leasedUntil: new Date(now.getTime() + LEASE_MS) }, { transaction });
  return { paymentId: payment.id, attempt: payment.attempt, intentId: payment.paymentIntentId };
}

async function refund({ paymentId, intentId }: RefundClaim, gateway: PaymentGateway): Promise<'refunded'> {
  const refundId = await gateway.refund(intentId);
  await write(JOB, async (transaction) => {
    const locked = await lockPayment(paymentId, transaction);
    if (locked?.payment.state !== 'refund_due') return;
    await locked.payment.update(
      { state: 'refunded', refundId, settledAt: locked.now, leasedUntil: null },
      { transaction },
    );
    // The mail says that nothing is booked: not true where staff have confirmed the stay some other way.
    const { confirmedAt, awaitsCard } = locked.booking;
    if (!confirmedAt || awaitsCard) await queueMail('payment_refunded', locked.booking.id, transaction);
  });
  log.info({ payment: paymentId, refund: refundId }, 'payment refunded');
  return 'refunded';
}
