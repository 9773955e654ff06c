import { QueryTypes, type Transaction } from 'sequelize';
import Stripe from 'stripe';
import { config } from '../../../config/index.js';
import { database } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { write } from '../../platform/write.js';
import { configuredGateway } from './configured-gateway.js';
import { GatewayError, type Intent, type PaymentGateway } from './gateway.js';
import { lockPayment } from './locked-payment.js';
import { type Settlement, settle } from './settle.js';
import { giveBack } from './stray.js';

/** The events that end an attempt. */
const ENDINGS = ['payment_intent.succeeded', 'payment_intent.payment_failed', 'payment_intent.canceled'];
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Where an event comes from and where it is checked. */
export interface WebhookSetup {
  gateway?: PaymentGateway;
  secret?: string | undefined;
}

/**
 * Takes an event from Stripe: the raw bytes as they came, and the `Stripe-Signature` header. Events come twice,
 * late and out of order, so an event only says which PaymentIntent to read again, and is written down in the
 * transaction of its effect.
 *
 * Throws `invalid_signature` (also when no secret is configured), and `payment_unavailable` when Stripe cannot
 * be asked: Stripe then sends the event again.
 */
export async function handleStripeEvent(
  rawBody: Buffer,
  signature: string | undefined,
  { gateway = configuredGateway(), secret = config.stripe.webhookSecret }: WebhookSetup = {},
): Promise<void> {
  const event = verified(rawBody, signature, secret);
  if (!ENDINGS.includes(event.type) || (await isKnown(event.id))) return;
  const intentId = intentIdOf(event);
  if (!intentId) return;
  try {
    const intent = await gateway.retrieve(intentId);
    const result = await take(event, intent);
    if (result === 'stray') {
      await giveBack(intent, intent.paymentId ?? '', gateway);
      await write({ source: 'api' }, (transaction) => isFirst(event.id, transaction));
    }
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    log.warn({ err: error, event: event.id }, 'a Stripe event could not be followed up');
    throw new DomainError('payment_unavailable');
  }
}

function verified(rawBody: Buffer, signature: string | undefined, secret: string | undefined): Stripe.Event {
  if (!signature || !secret) throw new DomainError('invalid_signature');
  try {
    return Stripe.webhooks.constructEvent(rawBody, signature, secret);
  } catch {
    throw new DomainError('invalid_signature');
  }
}

function intentIdOf({ data: { object } }: Stripe.Event): string | undefined {
  return 'id' in object && typeof object.id === 'string' ? object.id : undefined;
}

/** One transaction: the event and its effect. A stray is left unwritten until the money is back. */
async function take(event: Stripe.Event, intent: Intent): Promise<Settlement> {
  const { paymentId } = intent;
  // Other systems may share the Stripe account.
  if (!paymentId || !UUID.test(paymentId)) return 'settled';
  return write({ source: 'api' }, async (transaction) => {
    if (!(await isFirst(event.id, transaction))) return 'settled';
    const locked = await lockPayment(paymentId, transaction);
    if (!locked) return 'settled';
    const result = await settle(locked, intent, intent.attempt);
    if (result === 'stray') await forget(event.id, transaction);
    log.info(
      { event: event.id, type: event.type, payment: paymentId, state: locked.payment.state },
      'Stripe event',
    );
    return result;
  });
}

async function isKnown(eventId: string): Promise<boolean> {
  const rows = await database().query('select from stripe_events where id = $1', {
    bind: [eventId],
    type: QueryTypes.SELECT,
  });
  return rows.length > 0;
}

async function isFirst(eventId: string, transaction: Transaction): Promise<boolean> {
  const rows = await database().query(
    'insert into stripe_events (id) values ($1) on conflict do nothing returning id',
    { bind: [eventId], type: QueryTypes.SELECT, transaction },
  );
  return rows.length > 0;
}

async function forget(eventId: string, transaction: Transaction): Promise<void> {
  await database().query('delete from stripe_events where id = $1', {
    bind: [eventId],
    type: QueryTypes.DELETE,
    transaction,
  });
}
