import { QueryTypes, type Transaction } from 'sequelize';
import { database, Payment, Refund } from '../../models/index.js';
import { log } from '../../platform/log.js';
import { type Actor, write } from '../../platform/write.js';
import type { Intent, MadeRefund, PaymentGateway, ProviderEvent } from './gateway.js';
import { lockPayment } from './locked-payment.js';
import { noteRead, readUntil } from './readings.js';
import { settleLocked } from './settle.js';
import { settleDispute } from './settle-dispute.js';
import { settleRefund } from './settle-refund.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Events are listed with some delay, and not in the order in which they happened. */
const OVERLAP_MS = 60 * 60_000;
/** How long Stripe keeps them. */
const KEPT_MS = 30 * 24 * 60 * 60_000;

/**
 * Follows an event of the provider: it comes twice, late and out of order, so it only says what to read again, and is
 * written down in the transaction of its effect. Throws `GatewayError` when the provider cannot be asked.
 */
export async function follow(
  event: Pick<ProviderEvent, 'id' | 'type' | 'objectId'>,
  gateway: PaymentGateway,
  actor: Actor,
): Promise<void> {
  if (await isKnown(event.id)) return;
  const settle = await effectOf(event, gateway);
  await write(actor, async (transaction) => {
    if (!(await isFirst(event.id, transaction))) return;
    await settle(transaction);
    log.info({ event: event.id, type: event.type, object: event.objectId }, 'Stripe event');
  });
}

/**
 * Follows the events that no webhook has brought. One that cannot be followed does not stand in the way of the others:
 * the next run reads them again. Returns how many there were of those.
 */
export async function followMissedEvents(gateway: PaymentGateway, actor: Actor): Promise<number> {
  const startedAt = new Date();
  const since = (await readUntil('events')) ?? new Date(startedAt.getTime() - KEPT_MS);
  let failed = 0;
  for (const event of await gateway.events(new Date(since.getTime() - OVERLAP_MS))) {
    try {
      await follow(event, gateway, actor);
    } catch (error) {
      log.error({ err: error, event: event.id, type: event.type }, 'a Stripe event could not be followed');
      failed += 1;
    }
  }
  if (failed > 0) return failed;
  await noteRead('events', startedAt);
  return failed;
}

/** Asks the provider what has become of what an event is about. What it means is written in a transaction. */
async function effectOf(
  { type, objectId }: Pick<ProviderEvent, 'type' | 'objectId'>,
  gateway: PaymentGateway,
): Promise<(transaction: Transaction) => Promise<void>> {
  if (type.startsWith('payment_intent.')) {
    const intent = await gateway.retrieve(objectId);
    return (transaction) => settleIntent(intent, transaction);
  }
  if (type.startsWith('charge.dispute.')) {
    const dispute = await gateway.retrieveDispute(objectId);
    return (transaction) => settleDispute(dispute, transaction);
  }
  const made =
    type === 'charge.refunded'
      ? await gateway.refundsOf({ intentId: null, chargeId: objectId })
      : [await gateway.retrieveRefund(objectId)];
  const refunds = await changed(made);
  const unknown = await unknownIntents(refunds, gateway);
  return async (transaction) => {
    for (const intent of unknown) await settleIntent(intent, transaction);
    for (const refund of refunds) await settleRefund(refund, transaction);
  };
}

/** Other systems may share the Stripe account. */
async function settleIntent(intent: Intent, transaction: Transaction): Promise<void> {
  const { paymentId, attempt } = intent;
  const locked = paymentId && UUID.test(paymentId) ? await lockPayment(paymentId, transaction) : null;
  if (locked) await settleLocked(locked, intent, attempt);
}

/** Those of the refunds that we know nothing of yet, or something else. */
async function changed(made: readonly MadeRefund[]): Promise<MadeRefund[]> {
  const stripeId = made.flatMap(({ id }) => id ?? []);
  const known = await Refund.findAll({ where: { stripeId }, attributes: ['stripeId', 'state'] });
  return made.filter(
    ({ id, status }) => !known.some((refund) => refund.stripeId === id && refund.state === status),
  );
}

/** Money can have gone back before we have heard that it came. */
async function unknownIntents(refunds: readonly MadeRefund[], gateway: PaymentGateway): Promise<Intent[]> {
  const intents: Intent[] = [];
  for (const intentId of new Set(refunds.flatMap((refund) => refund.intentId ?? []))) {
    const known = await Payment.findOne({
      where: { paymentIntentId: intentId, state: 'succeeded' },
      attributes: ['id'],
    });
    if (!known) intents.push(await gateway.retrieve(intentId));
  }
  return intents;
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
