import type { Transaction } from 'sequelize';
import { Booking, Koie, WaitingEntry } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import {
  askedOre,
  isUnderWay,
  type LockedAccount,
  lockAccount,
  openCharge,
  openChargeFor,
  openWhatIsOwed,
  waitingChange,
} from '../accounts/index.js';
import { configuredGateway } from './configured-gateway.js';
import { endPage } from './end-page.js';
import { type Checkout, type CheckoutSession, GatewayError, type PaymentGateway } from './gateway.js';
import { type LockedPayment, lockPayment } from './locked-payment.js';

const GUEST: Actor = { source: 'api' };
/** What stands in the way of a page (one that is over, another tab) is found out about first. */
const ROUNDS = 5;
/** How long a guest has a page: Stripe wants half an hour at least, by its own clock. */
const PAGE_MS = 40 * 60_000;
/** An attempt whose page has not so long left is not asked for again. */
const SHORTEST_PAGE_MS = 35 * 60_000;
/** How long the beds of an offer are kept beyond its page, so that what was paid at the last moment is known. */
const ANSWER_MS = 5 * 60_000;

/** What is to be done for a guest who wants to pay: look at the page that is there, or have one made. */
type Wish = { kind: 'look'; paymentId: string; sessionId: string; amountOre: number } | MakePage;
interface MakePage {
  kind: 'make';
  checkout: Checkout;
}

/**
 * Where a guest pays with the card what staff have booked for them: the page that is open for it, or a new one.
 * At most one page is open for a payment, and it asks for what is owed then.
 *
 * Throws `booking_not_found`, `cancelled`, `already_paid`, `not_by_card` for an invoice, `not_confirmed` for a hold,
 * but one that the waiting list offers, `hold_expired` when that is over,
 * `amount_differs` (money has come in another currency: the board sees to it), `payment_in_progress` and
 * `payment_unavailable` (nothing is lost).
 */
export async function paymentPage(
  uuid: string,
  gateway: PaymentGateway = configuredGateway(),
): Promise<string> {
  for (let round = 1; round <= ROUNDS; round += 1) {
    const wish = await write(GUEST, (transaction) => wishOf(uuid, transaction));
    try {
      const url = wish.kind === 'make' ? await makePage(wish, gateway) : await openPage(wish, gateway);
      if (url) return url;
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error;
      log.warn({ err: error, booking: uuid, failure: error.failure }, 'no page to pay on from Stripe');
      throw new DomainError('payment_unavailable');
    }
  }
  throw new DomainError('payment_in_progress');
}

/** The page that is noted, if it is still the one to pay on; otherwise it is brought to its end. */
async function openPage(
  { paymentId, sessionId, amountOre }: Extract<Wish, { kind: 'look' }>,
  gateway: PaymentGateway,
): Promise<string | null> {
  const session = await gateway.retrieveCheckout(sessionId);
  if (session.status === 'open' && session.amountOre === amountOre) return session.url;
  const end = await endPage({ paymentId, sessionId }, gateway, GUEST);
  if (end === 'open') throw new DomainError('payment_in_progress');
  return null;
}

/** Nobody is shown a page that is not noted, so one whose answer or note is lost is never paid. */
async function makePage({ checkout }: MakePage, gateway: PaymentGateway): Promise<string | null> {
  let session: CheckoutSession;
  try {
    session = await gateway.openCheckout(checkout);
  } catch (error) {
    // Stripe repeats its own errors for a key too, so the next try is a new attempt.
    const isAnswered = error instanceof GatewayError && error.failure !== 'no_answer';
    if (isAnswered) await write(GUEST, (transaction) => giveUp(checkout, transaction));
    throw error;
  }
  const isNoted = await write(GUEST, (transaction) => note(checkout, session, transaction));
  return isNoted ? session.url : null;
}

async function wishOf(uuid: string, transaction: Transaction): Promise<Wish> {
  const found = await Booking.findOne({ where: { uuid }, attributes: ['id'], transaction });
  const account = found && (await lockAccount(found.id, transaction));
  if (!account) throw new DomainError('booking_not_found');
  const { booking } = account;
  if (booking.cancelledAt) throw new DomainError('cancelled');
  if (!booking.confirmedAt) await keepOffered(account);
  const waiting = await waitingChange(account);
  const change = waiting?.isRunning ? waiting : null;
  const isWanted = booking.awaitsCard || change !== null || booking.confirmedAt === null;
  if (!isWanted) throw new DomainError(booking.paid ? 'already_paid' : 'not_by_card');
  if (change || !booking.confirmedAt) await openChargeFor(account, 'link');
  else await openWhatIsOwed(account);
  const payment = openCharge(account);
  if (!payment) throw new Error('what is owed has no charge');
  if (payment.state === 'wrong_amount') throw new DomainError('amount_differs');
  if (isUnderWay(payment)) throw new DomainError('payment_in_progress');
  const amountOre = change?.askedOre ?? booking.balanceOre;
  const { checkoutSessionId: sessionId } = payment;
  if (sessionId) return { kind: 'look', paymentId: payment.id, sessionId, amountOre };
  return {
    kind: 'make',
    checkout: await attemptOf({ ...account, payment }, amountOre, change?.stay ?? booking),
  };
}

/**
 * Beds that the waiting list offers are kept for as long as the page to pay them on is open, and a little longer, for
 * the answer to come; but nobody begins to pay when the time for that is over. Throws `not_confirmed` for other holds,
 * and `hold_expired`.
 */
async function keepOffered(account: LockedAccount): Promise<void> {
  const { booking, now, transaction } = account;
  const entry = await WaitingEntry.findOne({ where: { bookingId: booking.id }, transaction });
  if (!entry) throw new DomainError('not_confirmed');
  if (entry.state !== 'offered' || booking.holdUntil <= now) throw new DomainError('hold_expired');
  const until = new Date(now.getTime() + PAGE_MS + ANSWER_MS);
  const isInTime = entry.offeredUntil !== null && entry.offeredUntil > now;
  if (!isInTime && !openCharge(account)?.checkoutSessionId) throw new DomainError('hold_expired');
  if (isInTime && booking.holdUntil < until) await booking.update({ holdUntil: until }, { transaction });
}

/** The attempt that the next page is for: the last one again while nobody knows its page, or a new one. */
async function attemptOf(locked: LockedPayment, amountOre: number, stay: Booking): Promise<Checkout> {
  const { payment, booking, now, transaction } = locked;
  const left = (payment.checkoutExpiresAt?.getTime() ?? 0) - now.getTime();
  if (left < SHORTEST_PAGE_MS || payment.amountOre !== amountOre) {
    await payment.update(
      {
        state: 'open',
        method: 'link',
        attempt: payment.attempt + 1,
        amountOre,
        paymentIntentId: null,
        stripeStatus: null,
        checkoutExpiresAt: new Date(Math.ceil((now.getTime() + PAGE_MS) / 1000) * 1000),
      },
      { transaction },
    );
  }
  const koie = await Koie.findByPk(stay.koieId, { transaction, rejectOnEmpty: true });
  return {
    paymentId: payment.id,
    attempt: payment.attempt,
    amountOre,
    bookingReference: booking.reference,
    description: `${koie.name} ${stay.arrivalDate} – ${stay.departureDate} (${booking.reference})`,
    expiresAt: payment.checkoutExpiresAt ?? now,
  };
}

/** Whether a page may be shown: the booking still waits for it, and no other attempt has begun meanwhile. */
async function note(
  checkout: Checkout,
  session: CheckoutSession,
  transaction: Transaction,
): Promise<boolean> {
  const locked = await lockPayment(checkout.paymentId, transaction);
  if (!locked || session.status !== 'open' || !isPresent(locked, checkout)) return false;
  const { payment } = locked;
  const isOther = payment.checkoutSessionId !== null && payment.checkoutSessionId !== session.id;
  const isAwaited = isPayable(locked) && (await askedOre(locked)) === session.amountOre;
  if (isOther || !isAwaited) return false;
  await payment.update({ checkoutSessionId: session.id }, { transaction });
  return true;
}

/** The booking is there to be paid for with a card, or for a change of it; or it is a hold that is offered. */
function isPayable({ booking, now }: LockedPayment): boolean {
  const isThere = booking.confirmedAt !== null || booking.holdUntil > now;
  return !booking.cancelledAt && isThere && booking.settlement !== 'invoice';
}

async function giveUp(checkout: Checkout, transaction: Transaction): Promise<void> {
  const locked = await lockPayment(checkout.paymentId, transaction);
  if (!locked || locked.payment.checkoutSessionId || !isPresent(locked, checkout)) return;
  await locked.payment.update({ checkoutExpiresAt: null }, { transaction });
}

function isPresent({ payment }: LockedPayment, { attempt, expiresAt }: Checkout): boolean {
  return payment.attempt === attempt && payment.checkoutExpiresAt?.getTime() === expiresAt.getTime();
}
