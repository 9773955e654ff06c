import { Payment } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { configuredGateway } from './configured-gateway.js';
import { settlePage } from './end-page.js';
import { SandboxGateway } from './sandbox-gateway.js';

/** What is to be paid on a page of the sandbox, in whole NOK. Throws `not_found` when it is over, or there is Stripe. */
export async function sandboxPrice(sessionId: string): Promise<number> {
  const { session } = await openPage(sessionId);
  return session.amountOre / 100;
}

/** Pays on a page of the sandbox, without money. Throws `not_found` when it is over, or there is Stripe. */
export async function payInSandbox(sessionId: string): Promise<void> {
  const { gateway, paymentId } = await openPage(sessionId);
  await settlePage({ paymentId, sessionId }, gateway.paidCheckout(sessionId), gateway, { source: 'api' });
}

async function openPage(sessionId: string) {
  const gateway = configuredGateway();
  if (!(gateway instanceof SandboxGateway)) throw new DomainError('not_found');
  const session = await gateway.retrieveCheckout(sessionId);
  // The sandbox remembers nothing: a page is closed once it is not noted any more.
  const payment = await Payment.findOne({ where: { checkoutSessionId: sessionId }, attributes: ['id'] });
  if (!payment || session.status !== 'open') throw new DomainError('not_found');
  return { gateway, session, paymentId: payment.id };
}
