import { log } from '../../platform/log.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import type { Claim } from './claim.js';
import type { Charge, Intent, PaymentGateway } from './gateway.js';
import { type LockedPayment, lockPayment } from './locked-payment.js';
import { type Settlement, settle, settleNeverCharged, settleUnknown } from './settle.js';
import { giveBack } from './stray.js';

/** A payment and its booking as they stand once an attempt is settled. */
export type Settled = Pick<LockedPayment, 'payment' | 'booking'>;

/** Settles a claimed attempt by what became of it; null: it never charged and never will. */
export async function conclude(
  { charge: { paymentId, attempt } }: Claim,
  intent: Intent | null,
  gateway: PaymentGateway,
  actor: Actor,
): Promise<Settled> {
  const { settlement, ...settled } = await write(actor, async (transaction) => {
    const locked = await lockPayment(paymentId, transaction);
    if (!locked) throw new DomainError('not_found');
    let settlement: Settlement = 'settled';
    if (intent) settlement = await settle(locked, intent, attempt);
    else await settleNeverCharged(locked, attempt);
    return { settlement, payment: locked.payment, booking: locked.booking };
  });
  if (settlement === 'stray' && intent) await giveBack(intent, paymentId, gateway);
  log.info(
    { payment: paymentId, attempt, intent: intent?.id, reason: intent?.reason, state: settled.payment.state },
    'payment attempt',
  );
  return settled;
}

/** Lets a claimed payment go that could not be brought to its end: whoever comes next may go on with it at once. */
export async function release(
  { paymentId, attempt }: Pick<Charge, 'paymentId' | 'attempt'>,
  actor: Actor,
): Promise<void> {
  await write(actor, async (transaction) => {
    const locked = await lockPayment(paymentId, transaction);
    if (locked) await settleUnknown(locked, attempt);
  });
}
