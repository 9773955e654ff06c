import { Payment } from '../../models/index.js';
import { price } from '../../platform/format.js';
import { type Definition, defined } from '../adapter/definition.js';
import { MENU } from './shared.js';
import { joined, text } from './titles.js';

const REFERENCE = 'select b.reference from bookings b where b.id = "payments"."booking_id"';

export function payments(): Definition {
  return defined({
    id: 'payments',
    model: Payment,
    menu: MENU.bookings,
    columns: {
      id: {},
      bookingId: { reference: 'bookings' },
      reference: { sql: REFERENCE },
      priceNok: {},
      chargedOre: {},
      state: {},
      stripeStatus: {},
      paymentIntentId: {},
      chargeId: {},
      refundId: {},
      attempt: {},
      checkoutSessionId: {},
      checkoutExpiresAt: {},
      createdAt: {},
      settledAt: {},
    },
    list: ['bookingId', 'priceNok', 'chargedOre', 'state', 'createdAt', 'settledAt'],
    show: [
      'bookingId',
      'priceNok',
      'chargedOre',
      'state',
      'stripeStatus',
      'paymentIntentId',
      'chargeId',
      'refundId',
      'attempt',
      'checkoutSessionId',
      'checkoutExpiresAt',
      'createdAt',
      'settledAt',
    ],
    filter: [
      'bookingId',
      'reference',
      'state',
      'priceNok',
      'chargedOre',
      'createdAt',
      'settledAt',
      'chargeId',
    ],
    exported: [
      'id',
      'reference',
      'priceNok',
      'chargedOre',
      'state',
      'chargeId',
      'refundId',
      'createdAt',
      'settledAt',
    ],
    sort: { sortBy: 'createdAt', direction: 'desc' },
    search: [
      { sql: `(${REFERENCE})` },
      { sql: '"payments"."charge_id"' },
      { sql: '"payments"."payment_intent_id"' },
      { sql: '"payments"."id"::text', prefix: true },
    ],
    title: {
      needs: ['reference', 'priceNok'],
      of: (row, language) => joined(text(row, 'reference'), price(language, Number(row.priceNok))),
    },
  });
}
