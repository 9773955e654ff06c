import { log } from '../../platform/log.js';
import type { Intent, PaymentGateway } from './gateway.js';

/**
 * Gives back money that was taken by an attempt which its payment had given up and replaced. Nothing in the
 * database needs it, so it goes straight back. Throws `GatewayError`; repeating it refunds once.
 */
export async function giveBack(intent: Intent, paymentId: string, gateway: PaymentGateway): Promise<void> {
  if (!intent.id) return;
  log.error({ payment: paymentId, intent: intent.id }, 'a replaced payment attempt took money: refunding it');
  await gateway.refund(intent.id);
}
