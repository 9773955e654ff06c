import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { type CheckoutSession, GatewayError, type Intent, type PaymentGateway } from './gateway.js';
import { type LockedPayment, lockPayment } from './locked-payment.js';
import { settleLocked } from './settle.js';

/** A page at the payment provider where a payment can be made, as it is noted. */
export interface Page {
  paymentId: string;
  sessionId: string;
}

/** `open`: the bank has not said yet. */
export type PageEnd = 'paid' | 'over' | 'open';

/**
 * Makes sure that nobody pays on a page from now on, and settles what has been paid on it. Whoever wants may do so,
 * any number of times. Throws `GatewayError` while there is no telling; the page is then still noted.
 */
export async function endPage(page: Page, gateway: PaymentGateway, actor: Actor): Promise<PageEnd> {
  return settlePage(page, await gateway.expireCheckout(page.sessionId), gateway, actor);
}

/** Settles a page that can no longer be paid on, by what has paid on it if it has been paid. */
export async function settlePage(
  { paymentId, sessionId }: Page,
  session: CheckoutSession,
  gateway: PaymentGateway,
  actor: Actor,
): Promise<PageEnd> {
  const intent = await paidBy(session, gateway);
  if (intent?.status === 'processing') return 'open';
  await write(actor, async (transaction) => {
    const locked = await lockPayment(paymentId, transaction);
    if (!locked) return;
    if (intent) await settleLocked(locked, intent, intent.attempt);
    await forget(locked, sessionId);
  });
  log.info({ payment: paymentId, session: sessionId, intent: intent?.id }, 'a page to pay on is over');
  return intent?.status === 'succeeded' ? 'paid' : 'over';
}

async function paidBy(
  { id, status, intentId }: CheckoutSession,
  gateway: PaymentGateway,
): Promise<Intent | null> {
  if (status === 'expired') return null;
  if (status === 'complete' && intentId) return gateway.retrieve(intentId);
  throw new GatewayError('failed', new Error(`${id} is ${status}, and not known to be paid or over`));
}

async function forget({ payment, transaction }: LockedPayment, sessionId: string): Promise<void> {
  if (payment.checkoutSessionId !== sessionId) return;
  await payment.update({ checkoutSessionId: null, checkoutExpiresAt: null }, { transaction });
}

/**
 * Before staff change what a booking costs or how it is settled: no page is open any more that asks for what was.
 * It can turn out to be paid. Throws `payment_in_progress`, and `payment_unavailable` while a page is open and the
 * provider cannot be reached.
 */
export async function closePage(bookingId: number, actor: Actor, gateway: PaymentGateway): Promise<void> {
  const page = await pageOf(bookingId);
  if (!page) return;
  try {
    if ((await endPage(page, gateway, actor)) === 'open') throw new DomainError('payment_in_progress');
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    log.warn({ err: error, payment: page.paymentId }, 'a page to pay on could not be closed');
    throw new DomainError('payment_unavailable');
  }
}

/** After a booking has been cancelled: what can be done at once is, and the rest is the job's. */
export async function closePageSoon(bookingId: number, actor: Actor, gateway: PaymentGateway): Promise<void> {
  try {
    await closePage(bookingId, actor, gateway);
  } catch (error) {
    log.warn({ err: error, booking: bookingId }, 'a page to pay on is left to the job that settles payments');
  }
}

async function pageOf(bookingId: number): Promise<Page | undefined> {
  const [page] = await database().query<Page>(
    `select id as "paymentId", checkout_session_id as "sessionId" from payments
     where booking_id = $1 and checkout_session_id is not null`,
    { bind: [bookingId], type: QueryTypes.SELECT },
  );
  return page;
}
