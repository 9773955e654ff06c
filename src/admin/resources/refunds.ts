import { Refund } from '../../models/index.js';
import { price } from '../../platform/format.js';
import { type Definition, defined } from '../adapter/definition.js';
import { ALL, bookingOfCharge, MENU, userNameOf } from './shared.js';
import { joined, text } from './titles.js';

const ofBooking = (column: string) => bookingOfCharge('refunds', column);

/** What did not arrive, and what is to be paid by hand. */
const SEE_TO = `("refunds"."state" = 'failed' and "refunds"."handled_at" is null)
  or ("refunds"."state" = 'due' and "refunds"."method" = 'elsewhere')`;

export function refunds(): Definition {
  return defined({
    id: 'refunds',
    model: Refund,
    menu: MENU.bookings,
    columns: {
      id: {},
      paymentId: { reference: 'payments' },
      bookingId: { sql: ofBooking('id'), type: 'number', reference: 'bookings' },
      reference: { sql: ofBooking('reference') },
      amountOre: {},
      method: {},
      state: {},
      reason: {},
      note: {},
      decidedBy: { sql: userNameOf('"refunds"."created_by"') },
      stripeStatus: {},
      stripeId: {},
      failure: {},
      isHandled: { sql: `"refunds"."handled_at" is not null`, type: 'boolean' },
      handledAt: {},
      createdAt: {},
      settledAt: {},
    },
    list: ['bookingId', 'amountOre', 'reason', 'state', 'createdAt', 'settledAt'],
    show: [
      'bookingId',
      'paymentId',
      'amountOre',
      'method',
      'state',
      'reason',
      'note',
      'decidedBy',
      'failure',
      'handledAt',
      'stripeStatus',
      'stripeId',
      'createdAt',
      'settledAt',
    ],
    filter: ['reference', 'state', 'reason', 'method', 'amountOre', 'isHandled', 'createdAt', 'settledAt'],
    tabs: [ALL, { name: 'seeTo', sql: SEE_TO }, { name: 'underWay', sql: `"refunds"."state" = 'pending'` }],
    sums: ['amountOre'],
    narrow: [
      ['bookingId', 'state'],
      ['amountOre', 'reason', 'createdAt'],
    ],
    exported: [
      'id',
      'reference',
      'amountOre',
      'method',
      'state',
      'reason',
      'stripeId',
      'createdAt',
      'settledAt',
    ],
    sort: { sortBy: 'createdAt', direction: 'desc' },
    search: [{ sql: `(${ofBooking('reference')})` }, { sql: '"refunds"."stripe_id"' }],
    title: {
      needs: ['reference', 'amountOre'],
      of: (row, language) => joined(text(row, 'reference'), price(language, Number(row.amountOre) / 100)),
    },
  });
}
