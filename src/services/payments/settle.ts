import { database, Payment } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { chargeSucceeded, giveBackOf, isUnderWay, setPrice, takeWaitingChange } from '../accounts/index.js';
import { mailBooking, type StayBefore } from '../mail/index.js';
import { isBedRefusal } from './bed-refusal.js';
import type { Intent } from './gateway.js';
import { type LockedPayment, lockPayment } from './locked-payment.js';

/** What bookings are paid in. */
const CURRENCY = 'nok';

/**
 * What became of an attempt: what the provider says of it; `never`, it has charged nothing and never will; `unknown`,
 * there is no telling, and whoever comes next may go on with it at once.
 */
export type Outcome = Intent | 'never' | 'unknown';

/** A charge and its booking as they stand once an attempt is settled. */
export type Settled = Pick<LockedPayment, 'payment' | 'booking'>;

/**
 * Third step of a payment, in a transaction of its own: writes down what became of an attempt. Whoever learns of it may
 * do so, in any order and any number of times. Throws `not_found`.
 */
export async function settle(
  { paymentId, attempt }: { paymentId: string; attempt: number | null },
  outcome: Outcome,
  actor: Actor,
): Promise<Settled> {
  const settled = await write(actor, async (transaction) => {
    const locked = await lockPayment(paymentId, transaction);
    if (!locked) throw new DomainError('not_found');
    await settleLocked(locked, outcome, attempt);
    return { payment: locked.payment, booking: locked.booking };
  });
  const intent = typeof outcome === 'string' ? undefined : outcome;
  log.info(
    {
      payment: paymentId,
      attempt,
      intent: intent?.id,
      reason: intent?.reason,
      outcome: intent?.status ?? outcome,
      state: settled.payment.state,
    },
    'payment attempt',
  );
  return settled;
}

/**
 * The same in the caller's transaction, with what follows for the booking, the account and the mails. What is settled
 * stays settled: money that comes when nothing is to be paid is written down as a charge of its own, and goes back.
 */
export async function settleLocked(
  locked: LockedPayment,
  outcome: Outcome,
  attempt: number | null,
): Promise<void> {
  const { payment, transaction } = locked;
  const isPresent = attempt === payment.attempt;
  if (outcome === 'unknown') {
    if (isPresent) await payment.update({ leasedUntil: null }, { transaction });
    return;
  }
  if (outcome !== 'never' && outcome.status === 'succeeded') return settleSuccess(locked, outcome, isPresent);
  if (!isPresent || !isUnderWay(payment)) return;
  if (outcome === 'never') {
    await freeBeds(locked);
    await payment.update({ state: 'open', ...NOTHING_UNDER_WAY }, { transaction });
    return;
  }
  const { id: paymentIntentId, status, stripeStatus } = outcome;
  if (status === 'needs_guest' || status === 'processing') {
    const state = status === 'processing' ? 'processing' : 'requires_action';
    await payment.update({ state, paymentIntentId, stripeStatus, leasedUntil: null }, { transaction });
    return;
  }
  await freeBeds(locked);
  await payment.update(
    { state: 'declined', paymentIntentId, stripeStatus, ...NOTHING_UNDER_WAY },
    { transaction },
  );
}

/** A stay that costs nothing needs no card. */
export async function settleFree(locked: LockedPayment): Promise<void> {
  const { payment, booking, now, transaction } = locked;
  await booking.update({ confirmedAt: now, paymentStartedAt: null }, { transaction });
  await payment.update({ settledAt: now }, { transaction });
  await chargeSucceeded(payment, locked);
}

/** The card is forgotten, and other processes need not wait. */
const NOTHING_UNDER_WAY = { tokenId: null, leasedUntil: null };

async function settleSuccess(locked: LockedPayment, intent: Intent, isPresent: boolean): Promise<void> {
  const { payment, charges, booking, now, transaction } = locked;
  if (charges.some(({ paymentIntentId, state }) => paymentIntentId === intent.id && isTaken(state))) return;
  const isStray = isTaken(payment.state) || (isUnderWay(payment) && !isPresent);
  if (intent.currency !== CURRENCY) {
    if (!isStray) await noteOtherCurrency(locked, intent);
    else log.error({ payment: payment.id, intent: intent.id }, 'money in another currency came twice');
    return;
  }
  const { wantedOre, before } = isStray ? { wantedOre: 0 } : await confirm(locked, intent.chargedOre);
  const charged = {
    state: 'succeeded',
    amountOre: intent.chargedOre,
    paymentIntentId: intent.id,
    chargeId: intent.chargeId,
    stripeStatus: intent.stripeStatus,
    settledAt: now,
  } as const;
  let charge = payment;
  if (isStray) {
    const position = (charges.at(-1)?.position ?? 0) + 1;
    charge = await Payment.create({ bookingId: booking.id, position, ...charged }, { transaction });
    charges.push(charge);
    log.error(
      { payment: payment.id, intent: intent.id },
      'a replaced payment attempt took money: it goes back',
    );
  } else {
    await payment.update(
      {
        ...charged,
        method: payment.method === 'link' ? 'link' : 'card',
        ...NOTHING_UNDER_WAY,
        // The page that it has been paid on. Another one is still to be closed.
        ...(isPresent ? { checkoutSessionId: null, checkoutExpiresAt: null } : {}),
      },
      { transaction },
    );
  }
  await booking.reload({ transaction });
  const tooMuchOre = intent.chargedOre - wantedOre;
  if (tooMuchOre > 0) await giveBackOf(charge, tooMuchOre, { reason: 'not_wanted' }, locked);
  await chargeSucceeded(charge, locked, before);
}

function isTaken(state: Payment['state']): boolean {
  return state === 'succeeded' || state === 'wrong_amount';
}

/** Money that no account can count: it confirms nothing, and somebody has to look at it. */
async function noteOtherCurrency(locked: LockedPayment, intent: Intent): Promise<void> {
  const { payment, transaction } = locked;
  await freeBeds(locked);
  await payment.update(
    {
      state: 'wrong_amount',
      amountOre: null,
      paymentIntentId: intent.id,
      chargeId: intent.chargeId,
      stripeStatus: intent.stripeStatus,
      ...NOTHING_UNDER_WAY,
    },
    { transaction },
  );
  const { id, chargedOre, currency } = intent;
  log.error(
    { payment: payment.id, intent: id, chargedOre, currency },
    'a card was charged in another currency',
  );
}

/** What of the money there is a use for (øre); the rest goes back. */
interface Use {
  wantedOre: number;
  /** The stay that was booked before, when the money has changed it to another. */
  before?: StayBefore;
}

/**
 * Confirms a hold for which money has come, if it is the price and the beds can still be had: of that the database is
 * the judge. So it is with a change of a booking that waited for the money.
 *
 * Money that is not the price confirms no hold; it stays received, and the board says what becomes of it.
 */
async function confirm(locked: LockedPayment, chargedOre: number): Promise<Use> {
  const { booking, now, transaction } = locked;
  const owedOre = Math.max(booking.balanceOre, 0);
  // An invoice needs no money from the card.
  if (booking.cancelledAt || (booking.confirmedAt && booking.settlement === 'invoice')) {
    await freeBeds(locked);
    return { wantedOre: 0 };
  }
  if (booking.confirmedAt) {
    await freeBeds(locked);
    return (await change(locked, chargedOre)) ?? { wantedOre: Math.min(owedOre, chargedOre) };
  }
  if (chargedOre !== owedOre) {
    await freeBeds(locked);
    log.error(
      { booking: booking.id, chargedOre, owedOre },
      'a card was charged another sum than the booking costs',
    );
    return { wantedOre: chargedOre };
  }
  try {
    await database().transaction({ transaction }, (savepoint) =>
      booking.update({ confirmedAt: now, paymentStartedAt: null }, { transaction: savepoint }),
    );
    return { wantedOre: chargedOre };
  } catch (error) {
    if (!isBedRefusal(error)) throw error;
    await booking.reload({ transaction });
    return { wantedOre: 0 };
  }
}

/** Changes a booking to the dearer stay that waited for this money; null when it was for something else. */
async function change(locked: LockedPayment, chargedOre: number): Promise<Use | null> {
  const { booking, transaction } = locked;
  const before = await mailBooking(booking.id, transaction);
  const stay = await takeWaitingChange(locked, chargedOre, isBedRefusal);
  if (!stay || !before) return null;
  await setPrice(locked, stay.priceNok, { reason: 'change' });
  log.info({ booking: booking.id }, 'a booking is changed to what was paid for');
  return {
    wantedOre: chargedOre,
    before: { ...before, newPriceNok: stay.priceNok, refundOre: 0, paidOre: chargedOre },
  };
}

/** Keeps the beds no longer than the hold does. */
async function freeBeds({ booking, transaction }: LockedPayment): Promise<void> {
  await booking.update({ paymentStartedAt: null }, { transaction });
}
