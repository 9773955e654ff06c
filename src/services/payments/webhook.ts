import Joi from 'joi';
import Stripe from 'stripe';
import { config } from '../../../config/index.js';
import { log } from '../../platform/log.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { configuredGateway } from './configured-gateway.js';
import { follow } from './follow.js';
import { EVENT_TYPES, GatewayError, type PaymentGateway } from './gateway.js';

/** The events that accounts follow. */
const FOLLOWED = Joi.object<{ id: string; type: string; data: { object: { id: string } } }>({
  id: Joi.string()
    .pattern(/^[\w.-]+$/)
    .max(255)
    .required(),
  type: Joi.string()
    .valid(...EVENT_TYPES)
    .required(),
  data: Joi.object({
    object: Joi.object({ id: Joi.string().pattern(/^\w+$/).max(255).required() }).required(),
  }).required(),
}).required();

/** What is used of such an event. */
interface Followed {
  id: string;
  type: string;
  objectId: string;
}

/** Where an event comes from and where it is checked. */
export interface WebhookSetup {
  gateway?: PaymentGateway;
  secret?: string | undefined;
}

/**
 * Takes an event from Stripe: the raw bytes as they came, and the `Stripe-Signature` header. Events come twice,
 * late and out of order, so an event only says what to read again, and is written down in the transaction of its effect. Signed events of other kinds or shapes are ignored.
 *
 * Throws `invalid_signature` (also when no secret is configured), and `payment_unavailable` when Stripe cannot
 * be asked: Stripe then sends the event again.
 */
export async function handleStripeEvent(
  rawBody: Buffer,
  signature: string | undefined,
  { gateway = configuredGateway(), secret = config.stripe.webhookSecret }: WebhookSetup = {},
): Promise<void> {
  const event = followedIn(verified(rawBody, signature, secret));
  if (!event) return;
  try {
    await follow(event, gateway, { source: 'api' });
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

/** An event that accounts follow, in what Stripe has signed; undefined for all else, whatever it looks like. */
function followedIn(signed: unknown): Followed | undefined {
  const { error, value } = FOLLOWED.validate(signed, { stripUnknown: true });
  return error ? undefined : { id: value.id, type: value.type, objectId: value.data.object.id };
}
