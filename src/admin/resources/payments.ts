import { Payment, SETTLEMENTS, STANDINGS } from '../../models/index.js';
import { price } from '../../platform/format.js';
import { type Definition, defined } from '../adapter/definition.js';
import { MENU } from './shared.js';
import { joined, text } from './titles.js';

const REFERENCE = 'select b.reference from bookings b where b.id = "payments"."booking_id"';
/** By what the booking owes: the same bookings as the front page and the list of bookings count. */
const IS_UNPAID = `"payments"."booking_id" in (select b.id from booking_details b where b.stands and not b.paid)`;

function ofBooking(column: string): string {
  return `select b.${column} from booking_details b where b.id = "payments"."booking_id"`;
}

/** Øre as whole kroner, or with the decimals that Norwegian spreadsheets read. */
function inKroner(ore: string): string {
  return `replace(trim_scale(${ore} / 100.0)::text, '.', ',')`;
}

export function payments(): Definition {
  return defined({
    id: 'payments',
    model: Payment,
    menu: MENU.bookings,
    columns: {
      id: {},
      bookingId: { reference: 'bookings' },
      reference: { sql: REFERENCE },
      koie: { sql: ofBooking('koie') },
      arrivalDate: { sql: ofBooking('arrival_date'), type: 'date' },
      departureDate: { sql: ofBooking('departure_date'), type: 'date' },
      standing: { sql: ofBooking('standing'), values: STANDINGS },
      settlement: { sql: ofBooking('settlement'), values: SETTLEMENTS },
      isUnpaid: { sql: IS_UNPAID, type: 'boolean' },
      priceNok: {},
      chargedOre: {},
      chargedNok: { sql: inKroner('"payments"."charged_ore"') },
      refundedNok: {
        sql: inKroner(`case when "payments"."state" = 'refunded' then "payments"."charged_ore" end`),
      },
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
    list: ['bookingId', 'standing', 'priceNok', 'chargedOre', 'state', 'createdAt', 'settledAt'],
    show: [
      'bookingId',
      'standing',
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
      'isUnpaid',
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
      'koie',
      'arrivalDate',
      'departureDate',
      'standing',
      'settlement',
      'priceNok',
      'chargedNok',
      'refundedNok',
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
