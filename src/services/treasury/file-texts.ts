import type { Language } from '../../models/index.js';
import type { MovementKind } from './movements.js';

/** The files of a month. */
export const FILES = ['movements', 'payouts', 'journal'] as const;
export type FileKind = (typeof FILES)[number];

interface FileTexts {
  names: Record<FileKind, string>;
  movementColumns: readonly string[];
  payoutColumns: readonly string[];
  kinds: Record<MovementKind, string>;
  methods: Record<string, string>;
  states: Record<string, string>;
  payout: string;
}

/** The words of the files. */
export const FILE_TEXTS: Record<Language, FileTexts> = {
  nb: {
    names: { movements: 'bevegelser', payouts: 'utbetalinger', journal: 'bilag' },
    movementColumns: [
      'Dato',
      'Bilagsnummer',
      'Kvitteringsnummer',
      'Referanse',
      'Koie',
      'Ankomst',
      'Hva',
      'Måte',
      'Debet',
      'Kredit',
      'Beløp',
      'Mva-kode',
    ],
    payoutColumns: [
      'Utbetaling',
      'Regnskapsdato',
      'I banken',
      'Tilstand',
      'Beløp',
      'Betalinger',
      'Refusjoner',
      'Bestridt',
      'Gebyrer',
      'Uforklart',
    ],
    kinds: {
      charge: 'Betaling',
      refund: 'Refusjon',
      refund_returned: 'Refusjon kom tilbake',
      dispute: 'Bestridt betaling',
      fee: 'Gebyr til Stripe',
    },
    methods: { card: 'Kort', link: 'Kort (lenke)', elsewhere: 'Betalt på annen måte', invoice: 'Faktura' },
    states: {
      pending: 'Venter',
      in_transit: 'Underveis',
      paid: 'Utbetalt',
      failed: 'Kom ikke fram',
      canceled: 'Avbrutt',
    },
    payout: 'Utbetaling fra Stripe',
  },
  en: {
    names: { movements: 'movements', payouts: 'payouts', journal: 'vouchers' },
    movementColumns: [
      'Date',
      'Voucher number',
      'Receipt number',
      'Reference',
      'Koie',
      'Arrival',
      'What',
      'Way',
      'Debit',
      'Credit',
      'Amount',
      'VAT code',
    ],
    payoutColumns: [
      'Payout',
      'Accounting date',
      'At the bank',
      'State',
      'Amount',
      'Charges',
      'Refunds',
      'Disputed',
      'Fees',
      'Unexplained',
    ],
    kinds: {
      charge: 'Charge',
      refund: 'Refund',
      refund_returned: 'Refund came back',
      dispute: 'Disputed charge',
      fee: 'Fee to Stripe',
    },
    methods: { card: 'Card', link: 'Card (link)', elsewhere: 'Paid in another way', invoice: 'Invoice' },
    states: {
      pending: 'Pending',
      in_transit: 'On its way',
      paid: 'Paid out',
      failed: 'Did not arrive',
      canceled: 'Cancelled',
    },
    payout: 'Payout from Stripe',
  },
};
