import type { Transaction } from 'sequelize';
import { type Caller, may } from '../../access.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { isUnderWay } from '../accounts/index.js';
import { isBedRefusal } from './bed-refusal.js';
import { type LockedPayment, lockPayment } from './locked-payment.js';
import { settleFree } from './settle.js';
import { LEASE_MS, type Taken, take, takenOf } from './take.js';

/** What `begin` leaves to be done: nothing, a charge, or finding out how an earlier charge ended. */
export type Begun = { kind: 'paid' } | { kind: 'charge' | 'resume'; taken: Taken };

/**
 * First step of a payment: checks that it may be made and secures the beds until it is settled, so that the
 * card is charged only for beds that are there. A payment under way that no process is working at is taken up.
 *
 * Throws `not_found`, `forbidden`, `cancelled`, `already_paid`, `amount_differs`, `payment_in_progress`,
 * `hold_expired`.
 */
export async function begin(
  paymentId: string,
  tokenId: string,
  caller: Caller,
  transaction: Transaction,
): Promise<Begun> {
  const locked = await lockPayment(paymentId, transaction);
  if (!locked) throw new DomainError('not_found');
  checkPayable(locked, caller);
  if (isUnderWay(locked.payment)) {
    const taken = await take(locked);
    if (!taken) throw new DomainError('payment_in_progress');
    return { kind: 'resume', taken };
  }
  // The guest has a page open where it can be paid.
  if (locked.payment.checkoutSessionId) throw new DomainError('payment_in_progress');
  const isKept = locked.booking.awaitsCard || locked.booking.holdUntil > locked.now;
  if (!isKept) throw new DomainError('hold_expired');
  if (locked.booking.balanceOre <= 0) {
    await settleFree(locked);
    return { kind: 'paid' };
  }
  return { kind: 'charge', taken: await startAttempt(locked, tokenId) };
}

function checkPayable({ payment, booking }: LockedPayment, caller: Caller): void {
  const isOwn = booking.userId === caller.ntnuiNo && may(caller, 'payments.pay_own');
  if (!isOwn && !may(caller, 'payments.pay_any')) throw new DomainError('forbidden');
  if (booking.cancelledAt) throw new DomainError('cancelled');
  if (payment.state === 'wrong_amount') throw new DomainError('amount_differs');
  const isSettled = booking.confirmedAt !== null && !booking.awaitsCard;
  if (isSettled) throw new DomainError('already_paid');
  if (payment.state !== 'succeeded') return;
  if (booking.confirmedAt) throw new DomainError('already_paid');
  // Money has come that confirmed nothing: it went back, or the board has still to say what becomes of it.
  throw new DomainError(booking.receivedOre > 0 ? 'amount_differs' : 'hold_expired');
}

async function startAttempt(locked: LockedPayment, tokenId: string): Promise<Taken> {
  const { payment, booking, now, transaction } = locked;
  try {
    await booking.update({ paymentStartedAt: now }, { transaction });
  } catch (error) {
    // The hold ended between our look at the clock and the database's, and somebody else took the beds.
    if (isBedRefusal(error)) throw new DomainError('hold_expired');
    throw error;
  }
  await payment.update(
    {
      state: 'processing',
      attempt: payment.attempt + 1,
      tokenId,
      amountOre: booking.balanceOre,
      leasedUntil: new Date(now.getTime() + LEASE_MS),
      paymentIntentId: null,
      chargeId: null,
      stripeStatus: null,
      checkoutExpiresAt: null,
    },
    { transaction },
  );
  return takenOf(locked);
}
