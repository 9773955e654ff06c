import type { Language, ReceiptContent, ReceiptLine } from '../../models/index.js';

const nb = {
  receipt: (number: number) => `Kvittering nr. ${number}`,
  credit_note: (number: number) => `Kreditnota nr. ${number}`,
  fileName: { receipt: 'kvittering', credit_note: 'kreditnota' },
  orgNo: (number: string, isLiable: boolean) => `Org.nr. ${number}${isLiable ? ' MVA' : ''}`,
  date: 'Dato',
  buyer: 'Kjøper',
  reference: 'Referanse',
  names: { receipt: 'Tilbakefører', credit_note: 'Gjelder' },
  namesNothing: 'Betaling fra før kvitteringene ble nummerert',
  reason: 'Årsak',
  koie: 'Sted',
  stay: 'Opphold',
  nights: (count: number) => `${count} ${count === 1 ? 'natt' : 'netter'}`,
  guests: 'Gjester',
  party: (members: number, others: number) =>
    [
      ...(members > 0 ? [`${members} ${members === 1 ? 'medlem' : 'medlemmer'}`] : []),
      ...(others > 0 ? [`${others} ${others === 1 ? 'ikke-medlem' : 'ikke-medlemmer'}`] : []),
    ].join(', '),
  columns: { what: 'Beskrivelse', count: 'Antall', unit: 'Pris per natt', sum: 'Beløp' },
  lines: {
    member: 'Overnatting, medlem',
    not_member: 'Overnatting, ikke-medlem',
    price_change: 'Endret pris',
    paid_before: 'Betalt for seg',
    paid_beyond: 'Betalt ut over prisen',
    refund: 'Tilbakebetaling',
    refund_failed: 'Tilbakebetaling som ikke gikk gjennom',
  } satisfies Record<ReceiptLine['what'], string>,
  count: (persons: number, nights: string) => `${persons} × ${nights}`,
  sum: { receipt: 'Sum betalt', credit_note: 'Sum tilbakebetalt' },
  vat: (percent: string) => `Herav mva. ${percent} %`,
  noVat: 'Ikke mva-pliktig',
  payment: 'Betaling',
  paid: {
    card: 'Kort',
    link: 'Kort',
    elsewhere: 'Betalt på annen måte, registrert av koiestyret',
    invoice: 'Faktura, registrert av koiestyret',
  },
  givenBack: { card: 'Til kortet som ble brukt', elsewhere: 'På annen måte, registrert av koiestyret' },
  failed: 'Banken avviste tilbakebetalingen. Beløpet er fortsatt hos oss til det er betalt på annen måte.',
  reasons: {
    cancellation: 'Avbestilling',
    change: 'Endret opphold',
    closure: 'Koia er stengt',
    board: 'Avtalt med koiestyret',
    not_wanted: 'Betaling som ikke skulle vært trukket',
    stripe: 'Tilbakebetalt hos Stripe',
  } satisfies Record<NonNullable<ReceiptContent['reason']>, string>,
  download: 'Last ned PDF',
};

/** The words on receipts. Every language has the same ones. */
export type ReceiptTexts = typeof nb;

const en: ReceiptTexts = {
  receipt: (number) => `Receipt no. ${number}`,
  credit_note: (number) => `Credit note no. ${number}`,
  fileName: { receipt: 'receipt', credit_note: 'credit-note' },
  orgNo: (number, isLiable) => `Org. no. ${number}${isLiable ? ' MVA (VAT)' : ''}`,
  date: 'Date',
  buyer: 'Buyer',
  reference: 'Reference',
  names: { receipt: 'Takes back', credit_note: 'About' },
  namesNothing: 'A payment from before receipts were numbered',
  reason: 'Reason',
  koie: 'Place',
  stay: 'Stay',
  nights: (count) => `${count} ${count === 1 ? 'night' : 'nights'}`,
  guests: 'Guests',
  party: (members, others) =>
    [
      ...(members > 0 ? [`${members} ${members === 1 ? 'member' : 'members'}`] : []),
      ...(others > 0 ? [`${others} ${others === 1 ? 'non-member' : 'non-members'}`] : []),
    ].join(', '),
  columns: { what: 'Description', count: 'Quantity', unit: 'Price per night', sum: 'Amount' },
  lines: {
    member: 'Nights, member',
    not_member: 'Nights, non-member',
    price_change: 'Changed price',
    paid_before: 'Paid separately',
    paid_beyond: 'Paid beyond the price',
    refund: 'Refund',
    refund_failed: 'Refund that did not go through',
  },
  count: (persons, nights) => `${persons} × ${nights}`,
  sum: { receipt: 'Total paid', credit_note: 'Total refunded' },
  vat: (percent) => `Of which VAT ${percent}%`,
  noVat: 'Not liable to VAT',
  payment: 'Payment',
  paid: {
    card: 'Card',
    link: 'Card',
    elsewhere: 'Paid in another way, noted by the board',
    invoice: 'Invoice, noted by the board',
  },
  givenBack: { card: 'To the card that was used', elsewhere: 'In another way, noted by the board' },
  failed: 'The bank refused the refund. We still hold the sum until it is paid back in another way.',
  reasons: {
    cancellation: 'Cancellation',
    change: 'Changed stay',
    closure: 'The koie is closed',
    board: 'Agreed with the board',
    not_wanted: 'A payment that should not have been taken',
    stripe: 'Refunded at Stripe',
  },
  download: 'Download as PDF',
};

const TEXTS: Record<Language, ReceiptTexts> = { nb, en };

/** The words on receipts in a language. */
export function receiptTexts(language: Language): ReceiptTexts {
  return TEXTS[language];
}
