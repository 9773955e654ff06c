import type { Transaction } from 'sequelize';
import { Dispute } from '../../models/index.js';
import type { MadeDispute } from './gateway.js';
import { chargeNamed } from './settle-refund.js';

/**
 * Writes down what the provider says of a dispute, in the caller's transaction; any number of times. It stands on the
 * board's front page until somebody has dealt with it, and once more when it is lost. Others' charges are ignored.
 */
export async function settleDispute(made: MadeDispute, transaction: Transaction): Promise<void> {
  const charge = made.currency === 'nok' ? await chargeNamed(made, transaction) : null;
  if (!charge) return;
  const { id: stripeId, amountOre, state, stripeStatus, reason, openedAt } = made;
  await Dispute.findOrCreate({
    where: { stripeId },
    defaults: { paymentId: charge.id, stripeId, amountOre, stripeStatus, reason, openedAt },
    transaction,
  });
  const lock = transaction.LOCK.UPDATE;
  const dispute = await Dispute.findOne({ where: { stripeId }, transaction, lock, rejectOnEmpty: true });
  const isLost = state === 'lost' && dispute.state !== 'lost';
  await dispute.update(
    {
      state,
      stripeStatus,
      amountOre,
      closedAt: state === 'open' ? null : (dispute.closedAt ?? new Date()),
      ...(isLost ? { handledAt: null, handledBy: null } : {}),
    },
    { transaction },
  );
}
