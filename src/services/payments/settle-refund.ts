import { Op, type Transaction } from 'sequelize';
import { Payment, Refund } from '../../models/index.js';
import { log } from '../../platform/log.js';
import {
  giveBackOf,
  type LockedAccount,
  leftOf,
  lockAccount,
  refundSucceeded,
  refundTakenBack,
  setPrice,
} from '../accounts/index.js';
import { type ChargeNames, GatewayError, type MadeRefund } from './gateway.js';

const CURRENCY = 'nok';

/**
 * Writes down what the provider says of a refund, and what follows from it, in the caller's transaction. Whoever learns
 * of it may do so, in any order and any number of times. One that was made by hand at the provider is taken in, and
 * lowers the price by as much. Refunds of charges that are not ours are ignored.
 *
 * Throws `GatewayError` when one of ours is under way that the new one leaves no room for: it must be known first.
 */
export async function settleRefund(made: MadeRefund, transaction: Transaction): Promise<void> {
  const charge = await chargeNamed(made, transaction);
  const account = charge && (await lockAccount(charge.bookingId, transaction));
  if (!account || made.currency !== CURRENCY) return;
  const known = account.refunds.find((refund) => isSame(refund, made));
  if (known) await follow(known, made, account);
  else if (made.id) await takeIn(charge.id, { ...made, id: made.id }, account);
}

/** The charge of ours that the provider means; null when it is not ours. */
export async function chargeNamed(
  { intentId, chargeId }: ChargeNames,
  transaction: Transaction,
): Promise<Payment | null> {
  const names = [...(intentId ? [{ paymentIntentId: intentId }] : []), ...(chargeId ? [{ chargeId }] : [])];
  if (names.length === 0) return null;
  return Payment.findOne({
    where: { [Op.or]: names, state: 'succeeded', method: ['card', 'link'] },
    attributes: ['id', 'bookingId'],
    order: ['createdAt'],
    transaction,
  });
}

/** One of ours is known by the name that we gave it, until it has the provider's. */
function isSame({ id, stripeId, state }: Refund, made: MadeRefund): boolean {
  if (stripeId !== null || state === 'failed') return stripeId !== null && stripeId === made.id;
  return id === made.refundId;
}

async function follow(refund: Refund, made: MadeRefund, account: LockedAccount): Promise<void> {
  const { now, transaction } = account;
  const was = refund.state;
  const isLate = was === 'succeeded' && made.status === 'pending';
  if (was === 'failed' || isLate) return;
  const isOver = made.status !== 'pending';
  await refund.update(
    {
      state: made.status,
      stripeId: made.id ?? refund.stripeId,
      stripeStatus: made.stripeStatus,
      failure: made.failure,
      leasedUntil: null,
      settledAt: isOver ? (was === made.status ? refund.settledAt : now) : null,
    },
    { transaction },
  );
  if (was === made.status) return;
  await account.booking.reload({ transaction });
  if (made.status === 'succeeded') await refundSucceeded(refund, account);
  else if (was === 'succeeded') await refundTakenBack(refund, account);
  log.info({ refund: refund.id, was, state: made.status, failure: made.failure }, 'refund');
}

/** A refund made by hand at the provider. What we were about to give back of the same money need not be any more. */
async function takeIn(
  paymentId: string,
  made: MadeRefund & { id: string },
  account: LockedAccount,
): Promise<void> {
  const { booking, charges, now, transaction } = account;
  const charge = charges.find(({ id }) => id === paymentId);
  if (!charge) throw new Error('a charge is gone');
  const isFailed = made.status === 'failed';
  const replacedOre = isFailed ? 0 : await makeRoom(charge, made.amountOre, account);
  const refund = await Refund.create(
    {
      paymentId,
      amountOre: made.amountOre,
      state: made.status,
      reason: 'stripe',
      madeAtStripe: true,
      stripeId: made.id,
      stripeStatus: made.stripeStatus,
      failure: made.failure,
      settledAt: made.status === 'pending' ? null : now,
    },
    { transaction },
  );
  account.refunds.push(refund);
  await booking.reload({ transaction });
  const loweredNok = Math.ceil((made.amountOre - replacedOre) / 100);
  if (!isFailed && loweredNok > 0) {
    await setPrice(account, Math.max(booking.priceNok - loweredNok, 0), {
      reason: 'stripe',
      note: 'Tilbakebetalt hos Stripe',
    });
  }
  if (made.status === 'succeeded') await refundSucceeded(refund, account);
  log.info({ refund: refund.id, stripe: made.id, amountOre: made.amountOre }, 'a refund made at Stripe');
}

/** Gives up refunds of a charge that have not been sent, as far as a sum needs their room. Returns how much that was. */
async function makeRoom(charge: Payment, amountOre: number, account: LockedAccount): Promise<number> {
  const { refunds, now, transaction } = account;
  let missing = amountOre - leftOf(charge, refunds);
  let replacedOre = 0;
  for (const refund of refunds.filter(({ paymentId, state }) => paymentId === charge.id && state === 'due')) {
    if (missing <= 0) break;
    if (refund.sentAt) throw new GatewayError('failed', new Error(`refund ${refund.id} is under way`));
    const over = { state: 'failed', failure: 'made_at_stripe', settledAt: now, handledAt: now } as const;
    await refund.update(over, { transaction });
    const replaced = Math.min(refund.amountOre, missing);
    const { reason, note, createdBy } = refund;
    if (refund.amountOre > replaced) {
      const why = { reason, note, by: { user: createdBy ?? undefined, source: 'job' } as const };
      await giveBackOf(charge, refund.amountOre - replaced, why, account);
    }
    replacedOre += replaced;
    missing -= replaced;
  }
  return replacedOre;
}
