import { Dispute } from '../../models/index.js';
import { price } from '../../platform/format.js';
import { type Definition, defined } from '../adapter/definition.js';
import { ALL, bookingOfCharge, MENU } from './shared.js';
import { joined, text } from './titles.js';

const ofBooking = (column: string) => bookingOfCharge('disputes', column);

export function disputes(): Definition {
  return defined({
    id: 'disputes',
    model: Dispute,
    menu: MENU.bookings,
    columns: {
      id: {},
      paymentId: { reference: 'payments' },
      bookingId: { sql: ofBooking('id'), type: 'number', reference: 'bookings' },
      reference: { sql: ofBooking('reference') },
      amountOre: {},
      state: {},
      reason: {},
      note: {},
      stripeStatus: {},
      stripeId: {},
      isHandled: { sql: `"disputes"."handled_at" is not null`, type: 'boolean' },
      handledAt: {},
      openedAt: {},
      closedAt: {},
    },
    list: ['bookingId', 'amountOre', 'state', 'isHandled', 'openedAt', 'closedAt'],
    show: [
      'bookingId',
      'paymentId',
      'amountOre',
      'state',
      'reason',
      'note',
      'handledAt',
      'stripeStatus',
      'stripeId',
      'openedAt',
      'closedAt',
    ],
    filter: ['reference', 'state', 'isHandled', 'openedAt', 'closedAt'],
    tabs: [ALL, { name: 'seeTo', sql: '"disputes"."handled_at" is null' }],
    sums: ['amountOre'],
    narrow: [
      ['bookingId', 'state'],
      ['amountOre', 'openedAt', 'closedAt'],
    ],
    exported: ['reference', 'amountOre', 'state', 'reason', 'stripeId', 'openedAt', 'closedAt'],
    sort: { sortBy: 'openedAt', direction: 'desc' },
    search: [{ sql: `(${ofBooking('reference')})` }, { sql: '"disputes"."stripe_id"' }],
    title: {
      needs: ['reference', 'amountOre'],
      of: (row, language) => joined(text(row, 'reference'), price(language, Number(row.amountOre) / 100)),
    },
  });
}
