import { Receipt, type ReceiptKind } from '../../models/index.js';
import { receiptTitle } from '../../services/receipts/index.js';
import { type Definition, defined } from '../adapter/definition.js';
import { ALL, MENU } from './shared.js';
import { joined, text } from './titles.js';

const printed = (what: string) => `"receipts"."content" ->> '${what}'`;
const NAMES = 'select n.number from receipts n where n.id = "receipts"."names_id"';

export function receipts(): Definition {
  return defined({
    id: 'receipts',
    model: Receipt,
    menu: MENU.bookings,
    columns: {
      id: {},
      number: {},
      kind: {},
      bookingId: { reference: 'bookings' },
      reference: { sql: printed('reference') },
      koie: { sql: printed('koie') },
      buyer: { sql: printed('buyer') },
      paymentId: { reference: 'payments' },
      refundId: { reference: 'refunds' },
      namesId: { reference: 'receipts' },
      names: { sql: NAMES, type: 'number' },
      amountOre: {},
      language: {},
      issuedAt: {},
    },
    list: ['number', 'kind', 'bookingId', 'buyer', 'amountOre', 'issuedAt'],
    show: [
      'number',
      'kind',
      'amountOre',
      'issuedAt',
      'buyer',
      'koie',
      'bookingId',
      'paymentId',
      'refundId',
      'namesId',
      'language',
    ],
    filter: ['number', 'kind', 'reference', 'bookingId', 'buyer', 'koie', 'amountOre', 'issuedAt'],
    exported: ['number', 'kind', 'reference', 'koie', 'buyer', 'amountOre', 'names', 'issuedAt'],
    tabs: [
      ALL,
      { name: 'receipts', sql: `"receipts"."kind" = 'receipt'` },
      { name: 'creditNotes', sql: `"receipts"."kind" = 'credit_note'` },
    ],
    narrow: [
      ['bookingId', 'kind', 'number'],
      ['buyer', 'amountOre', 'issuedAt'],
    ],
    sort: { sortBy: 'number', direction: 'desc' },
    search: [
      { sql: `(${printed('reference')})` },
      { sql: `(${printed('buyer')})` },
      { sql: '"receipts"."number"::text', prefix: true },
    ],
    title: {
      needs: ['kind', 'number', 'reference'],
      of: (row, language) =>
        joined(receiptTitle(language, row.kind as ReceiptKind, Number(row.number)), text(row, 'reference')),
    },
  });
}
