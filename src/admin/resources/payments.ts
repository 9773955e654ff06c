import { Payment, SETTLEMENTS, STANDINGS } from '../../models/index.js';
import { price } from '../../platform/format.js';
import { type Definition, defined } from '../adapter/definition.js';
import { ALL, MENU } from './shared.js';
import { joined, text } from './titles.js';

const REFERENCE = 'select b.reference from bookings b where b.id = "payments"."booking_id"';
/** Condition of unpaid bookings by their open charge: the front page and the list of bookings count the same ones. */
const IS_UNPAID = `"payments"."state" <> 'succeeded'
  and "payments"."booking_id" in (select b.id from booking_details b where b.stands and b.balance_ore > 0)`;

function ofBooking(column: string): string {
  return `select b.${column} from booking_details b where b.id = "payments"."booking_id"`;
}

/** Øre as whole kroner, or with the decimals that Norwegian spreadsheets read. */
function inKroner(ore: string): string {
  return `replace(trim_scale(${ore} / 100.0)::text, '.', ',')`;
}
/** Money that somebody has to see to: a wrong sum, or received for a booking that was not confirmed. */
const SEE_TO = `"payments"."state" = 'wrong_amount' or "payments"."booking_id" in (
  select b.id from bookings b where b.confirmed_at is null and b.cancelled_at is null and b.received_ore > 0)`;
const UNCONFIRMED =
  'select b.confirmed_at is null and b.received_ore > 0 from bookings b where b.id = "payments"."booking_id"';

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
      priceNok: { sql: ofBooking('price_nok'), type: 'number' },
      chargedNok: {
        sql: inKroner(`case when "payments"."state" = 'succeeded' then "payments"."amount_ore" end`),
      },
      refundedNok: {
        sql: inKroner(`(select sum(r.amount_ore) from refunds r
          where r.payment_id = "payments"."id" and r.state = 'succeeded')`),
      },
      position: {},
      method: {},
      amountOre: {},
      state: {},
      note: {},
      stripeStatus: {},
      paymentIntentId: {},
      chargeId: {},
      attempt: {},
      checkoutSessionId: {},
      checkoutExpiresAt: {},
      createdAt: {},
      settledAt: {},
      isUnconfirmed: { sql: UNCONFIRMED, type: 'boolean' },
    },
    list: ['bookingId', 'standing', 'method', 'amountOre', 'state', 'createdAt'],
    show: [
      'bookingId',
      'standing',
      'priceNok',
      'position',
      'method',
      'amountOre',
      'state',
      'note',
      'stripeStatus',
      'paymentIntentId',
      'chargeId',
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
      'method',
      'state',
      'amountOre',
      'createdAt',
      'settledAt',
      'chargeId',
    ],
    tabs: [ALL, { name: 'unpaid', sql: IS_UNPAID }, { name: 'seeTo', sql: SEE_TO }],
    sums: ['amountOre'],
    narrow: [
      ['bookingId', 'state'],
      ['amountOre', 'method', 'createdAt'],
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
      'method',
      'chargedNok',
      'refundedNok',
      'state',
      'chargeId',
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
      needs: ['reference', 'amountOre'],
      of: (row, language) =>
        joined(
          text(row, 'reference'),
          row.amountOre === null ? '' : price(language, Number(row.amountOre) / 100),
        ),
    },
  });
}
