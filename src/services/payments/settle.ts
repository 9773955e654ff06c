import { database } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { queueBookingMails, stopPayLink } from '../mail/index.js';
import { isBedRefusal } from './bed-refusal.js';
import type { Intent } from './gateway.js';
import { isUnderWay, type LockedPayment } from './locked-payment.js';

/** What bookings are paid in. */
const CURRENCY = 'nok';

/** `stray`: money was taken that this payment has no use for. The caller gives it back. */
export type Settlement = 'settled' | 'stray';

const MONEY_TAKEN = ['succeeded', 'wrong_amount', 'refund_due', 'refunded'];

/**
 * Third step of a payment: writes down what became of an attempt, and with it in the same transaction what
 * follows for the booking and the mails. Whoever learns of it may call it, in any order and any number of
 * times: what is settled stays settled.
 */
export async function settle(
  locked: LockedPayment,
  intent: Intent,
  attempt: number | null,
): Promise<Settlement> {
  const { payment, transaction } = locked;
  const isPresent = attempt === payment.attempt;
  if (intent.status === 'succeeded') return settleSuccess(locked, intent, isPresent);
  if (!isPresent || !isUnderWay(payment.state)) return 'settled';
  if (intent.status === 'needs_guest' || intent.status === 'processing') {
    await payment.update(
      {
        state: intent.status === 'processing' ? 'processing' : 'requires_action',
        paymentIntentId: intent.id,
        stripeStatus: intent.stripeStatus,
        leasedUntil: null,
      },
      { transaction },
    );
  } else {
    await letGo(locked);
    await payment.update(
      { state: 'declined', paymentIntentId: intent.id, stripeStatus: intent.stripeStatus },
      { transaction },
    );
  }
  return 'settled';
}

/** The present attempt has charged nothing and never will: the payment is as if it had not been made. */
export async function settleNeverCharged(locked: LockedPayment, attempt: number): Promise<void> {
  const { payment, transaction } = locked;
  if (payment.attempt !== attempt || !isUnderWay(payment.state)) return;
  await letGo(locked);
  await payment.update({ state: 'open' }, { transaction });
}

/** What became of the present attempt is not known: whoever comes next may go on with it at once. */
export async function settleUnknown({ payment, transaction }: LockedPayment, attempt: number): Promise<void> {
  if (payment.attempt === attempt) await payment.update({ leasedUntil: null }, { transaction });
}

/** A stay that costs nothing needs no card. */
export async function settleFree({ payment, booking, now, transaction }: LockedPayment): Promise<void> {
  await booking.update({ confirmedAt: now, paymentStartedAt: null }, { transaction });
  await payment.update({ state: 'succeeded', chargedOre: 0, settledAt: now }, { transaction });
  await queueBookingMails(booking.id, transaction);
}

async function settleSuccess(locked: LockedPayment, intent: Intent, isPresent: boolean): Promise<Settlement> {
  const { payment, booking, now, transaction } = locked;
  if (MONEY_TAKEN.includes(payment.state)) return payment.paymentIntentId === intent.id ? 'settled' : 'stray';
  if (isUnderWay(payment.state) && !isPresent) return 'stray';
  const state = await confirm(locked, intent);
  await payment.update(
    {
      state,
      paymentIntentId: intent.id,
      chargeId: intent.chargeId,
      chargedOre: intent.currency === CURRENCY ? intent.chargedOre : null,
      stripeStatus: intent.stripeStatus,
      tokenId: null,
      leasedUntil: null,
      // The page that it has been paid on. Another one is still to be closed.
      ...(isPresent ? { checkoutSessionId: null, checkoutExpiresAt: null } : {}),
      settledAt: state === 'succeeded' ? now : null,
    },
    { transaction },
  );
  if (state === 'succeeded') {
    await queueBookingMails(booking.id, transaction);
    await stopPayLink(booking.id, transaction);
  }
  if (state === 'wrong_amount') {
    const { id, chargedOre, currency } = intent;
    log.error(
      { payment: payment.id, intent: id, chargedOre, currency, priceNok: booking.priceNok },
      'a card was charged another sum than the booking costs: somebody has to look at it',
    );
  }
  return 'settled';
}

/**
 * Confirms a booking for which money has come, if it is the price of the booking and the beds can still be had (of
 * that the database is the judge). Returns what the payment is then: `wrong_amount` confirms nothing.
 */
async function confirm(
  locked: LockedPayment,
  intent: Intent,
): Promise<'succeeded' | 'wrong_amount' | 'refund_due'> {
  const { booking, now, transaction } = locked;
  // Settled by staff some other way, it needs no money from the card.
  if (booking.cancelledAt || (booking.confirmedAt && booking.settlement !== 'card')) {
    await letGo(locked);
    return 'refund_due';
  }
  if (intent.currency !== CURRENCY || intent.chargedOre !== booking.priceNok * 100) {
    await letGo(locked);
    return 'wrong_amount';
  }
  if (booking.confirmedAt) {
    await letGo(locked);
    await booking.update({ awaitsCard: false }, { transaction });
    return 'succeeded';
  }
  try {
    await database().transaction({ transaction }, (savepoint) =>
      booking.update({ confirmedAt: now, paymentStartedAt: null }, { transaction: savepoint }),
    );
    return 'succeeded';
  } catch (error) {
    if (!isBedRefusal(error)) throw error;
    await booking.reload({ transaction });
    return 'refund_due';
  }
}

/** Keeps the beds no longer than the hold does, and forgets the card. */
async function letGo({ payment, booking, transaction }: LockedPayment): Promise<void> {
  await booking.update({ paymentStartedAt: null }, { transaction });
  await payment.update({ tokenId: null, leasedUntil: null }, { transaction });
}
