import type Stripe from 'stripe';
import { EVENT_TYPES, type ProviderEvent } from './gateway.js';
import { rethrow } from './stripe-answers.js';

/** The events that Stripe keeps (30 days) since then, oldest first. Throws `GatewayError`. */
export async function eventsSince(stripe: Stripe, since: Date): Promise<ProviderEvent[]> {
  const events: ProviderEvent[] = [];
  const params = {
    types: [...EVENT_TYPES],
    created: { gte: Math.floor(since.getTime() / 1000) },
    limit: 100,
  };
  try {
    for await (const event of stripe.events.list(params)) {
      const { object } = event.data;
      const objectId = 'id' in object && typeof object.id === 'string' ? object.id : undefined;
      if (objectId)
        events.push({ id: event.id, type: event.type, objectId, at: new Date(event.created * 1000) });
    }
    return events.reverse();
  } catch (error) {
    return rethrow(error);
  }
}
