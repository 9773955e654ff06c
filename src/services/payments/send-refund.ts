import type { Transaction } from 'sequelize';
import { Payment, Refund } from '../../models/index.js';
import { type Actor, write } from '../../platform/write.js';
import { lockAccount } from '../accounts/index.js';
import { GatewayError, type MadeRefund, type PaymentGateway, type RefundOrder } from './gateway.js';
import { settleRefund } from './settle-refund.js';
import { isLeased, KEY_TRUST_MS, LEASE_MS } from './take.js';

/** A refund that this process has to itself for a while. */
interface TakenRefund {
  order: RefundOrder;
  /** At Stripe already. */
  stripeId: string | null;
}

/**
 * Brings a refund that is due, or that Stripe has under way, one step further, and writes down what became of it. It is
 * looked for before it is asked for, so that one whose answer was lost is not made twice. Returns its state; null when
 * another process has it.
 *
 * Each try has its own idempotency key, but for one: a try whose answer never came is sent again with the same, as long
 * as Stripe keeps it, since it may still arrive. Throws `GatewayError`.
 */
export async function sendRefund(
  refundId: string,
  gateway: PaymentGateway,
  actor: Actor,
): Promise<Refund['state'] | null> {
  const taken = await write(actor, (transaction) => take(refundId, transaction));
  if (!taken) return null;
  try {
    const { order, stripeId } = taken;
    if (stripeId) return await settleMade([await gateway.retrieveRefund(stripeId)], refundId, actor);
    // Also what somebody has given back of the charge at Stripe meanwhile: that can be just this.
    const state = await settleMade(await gateway.refundsOf(order), refundId, actor);
    if (state !== 'due') return state;
    await write(actor, (transaction) => noteSending(order, transaction));
    return await settleMade([await gateway.refund(order)], refundId, actor);
  } catch (error) {
    await write(actor, (transaction) => letGo(taken.order, error, transaction));
    throw error;
  }
}

async function settleMade(
  made: readonly MadeRefund[],
  refundId: string,
  actor: Actor,
): Promise<Refund['state']> {
  for (const refund of made) await write(actor, (transaction) => settleRefund(refund, transaction));
  const { state } = await Refund.findByPk(refundId, { attributes: ['state'], rejectOnEmpty: true });
  return state;
}

async function take(refundId: string, transaction: Transaction): Promise<TakenRefund | null> {
  const locked = await lockRefund(refundId, transaction);
  if (!locked) return null;
  const { refund, charge, booking, now } = locked;
  const isOver = refund.state === 'succeeded' || refund.state === 'failed';
  if (isOver || refund.method !== 'card' || isLeased(refund, now)) return null;
  // Stripe forgets keys: from then on an unanswered try has either been found, or was never made.
  const isNew = !refund.sentAt || now.getTime() - refund.sentAt.getTime() > KEY_TRUST_MS;
  await refund.update(
    {
      leasedUntil: new Date(now.getTime() + LEASE_MS),
      ...(isNew && !refund.stripeId ? { attempt: refund.attempt + 1 } : {}),
    },
    { transaction },
  );
  return {
    order: {
      refundId,
      attempt: refund.attempt,
      amountOre: refund.amountOre,
      intentId: charge.paymentIntentId,
      chargeId: charge.chargeId,
      bookingReference: booking.reference,
    },
    stripeId: refund.stripeId,
  };
}

async function noteSending({ refundId }: RefundOrder, transaction: Transaction): Promise<void> {
  const locked = await lockRefund(refundId, transaction);
  await locked?.refund.update({ sentAt: locked.now }, { transaction });
}

/** Whoever comes next may go on at once. A try that Stripe has answered with an error of its own is over. */
async function letGo(
  { refundId, attempt }: RefundOrder,
  error: unknown,
  transaction: Transaction,
): Promise<void> {
  const locked = await lockRefund(refundId, transaction);
  if (!locked || locked.refund.attempt !== attempt) return;
  const isAnswered =
    error instanceof GatewayError && (error.failure === 'failed' || error.failure === 'repeated');
  await locked.refund.update(
    { leasedUntil: null, ...(isAnswered ? { attempt: attempt + 1 } : {}) },
    { transaction },
  );
}

async function lockRefund(refundId: string, transaction: Transaction) {
  const found = await Refund.findByPk(refundId, { attributes: ['paymentId'], transaction });
  const owner =
    found && (await Payment.findByPk(found.paymentId, { attributes: ['bookingId'], transaction }));
  const account = owner && (await lockAccount(owner.bookingId, transaction));
  const refund = account?.refunds.find(({ id }) => id === refundId);
  const charge = account?.charges.find(({ id }) => id === refund?.paymentId);
  return account && refund && charge ? { ...account, refund, charge } : null;
}
