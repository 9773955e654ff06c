import Joi from 'joi';
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
const ENDING = Joi.object<{ id: string; type: string; data: { object: { id: string } } }>({
  id: Joi.string()
    .pattern(/^[\w.-]+$/)
    .max(255)
    .required(),
  type: Joi.string()
    .valid('payment_intent.succeeded', 'payment_intent.payment_failed', 'payment_intent.canceled')
    .required(),
  data: Joi.object({
    object: Joi.object({ id: Joi.string().pattern(/^\w+$/).max(255).required() }).required(),
  }).required(),
}).required();
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What is used of such an event. */
interface Ending {
  id: string;
  type: string;
  intentId: string;
}

/** Where an event comes from and where it is checked. */
export interface WebhookSetup {
  gateway?: PaymentGateway;
  secret?: string | undefined;
}

/**
 * Takes an event from Stripe: the raw bytes as they came, and the `Stripe-Signature` header. Events come twice,
 * late and out of order, so an event only says which PaymentIntent to read again, and is written down in the
 * transaction of its effect. Signed events of other kinds or shapes are ignored.
 *
 * Throws `invalid_signature` (also when no secret is configured), and `payment_unavailable` when Stripe cannot
 * be asked: Stripe then sends the event again.
 */
export async function handleStripeEvent(
  rawBody: Buffer,
  signature: string | undefined,
  { gateway = configuredGateway(), secret = config.stripe.webhookSecret }: WebhookSetup = {},
): Promise<void> {
  const event = endingIn(verified(rawBody, signature, secret));
  if (!event || (await isKnown(event.id))) return;
  const { intentId } = event;
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

/** The bytes as JSON, if Stripe has signed them. */
function verified(rawBody: Buffer, signature: string | undefined, secret: string | undefined): unknown {
  if (!signature || !secret) throw new DomainError('invalid_signature');
  try {
    return Stripe.webhooks.constructEvent(rawBody, signature, secret);
  } catch {
    throw new DomainError('invalid_signature');
  }
}

/** An event that ends an attempt, in what Stripe has signed; undefined for all else, whatever it looks like. */
function endingIn(signed: unknown): Ending | undefined {
  const { error, value } = ENDING.validate(signed, { stripUnknown: true });
  return error ? undefined : { id: value.id, type: value.type, intentId: value.data.object.id };
}

/** One transaction: the event and its effect. A stray is left unwritten until the money is back. */
async function take(event: Ending, intent: Intent): Promise<Settlement> {
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
