import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { lockPayment } from './locked-payment.js';

/**
 * Decides that money which was not the price of its booking goes back to the card: the job does it.
 * Throws `not_found`, and `conflict` for any other payment.
 */
export async function giveWrongAmountBack(paymentId: string, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const locked = await lockPayment(paymentId, transaction);
    if (!locked) throw new DomainError('not_found');
    if (locked.payment.state !== 'wrong_amount') throw new DomainError('conflict');
    await locked.payment.update({ state: 'refund_due' }, { transaction });
  });
}
