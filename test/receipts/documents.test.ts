import { expect } from 'chai';
import type { ReceiptContent } from '../../src/models/index.js';
import {
  type IssuedReceipt,
  receiptFileName,
  receiptPage,
  receiptPdf,
} from '../../src/services/receipts/index.js';
import { readPdf } from '../support/pdf.js';

const CONTENT: ReceiptContent = {
  seller: { name: 'NTNUI Koiene', orgNo: '123456785', address: 'Elgeseter gate 1, 7030 Trondheim' },
  buyer: 'Łukasz Nguyễn Đỗ-Ødegård',
  reference: 'K7M3PX',
  koie: 'Flåkoia',
  arrivalDate: '2026-12-12',
  departureDate: '2026-12-14',
  guestsMember: 2,
  guestsNotMember: 1,
  lines: [
    { what: 'member', persons: 2, nights: 2, unitOre: 4_000, sumOre: 16_000 },
    { what: 'not_member', persons: 1, nights: 2, unitOre: 60_000, sumOre: 120_000 },
  ],
  vat: { percent: null, ore: 0 },
  payment: { method: 'card', stripeId: 'pi_3abc' },
  reason: null,
};
const RECEIPT: IssuedReceipt = {
  number: 1042,
  kind: 'receipt',
  amountOre: 136_000,
  language: 'nb',
  content: CONTENT,
  issuedAt: '2026-11-28T16:40:00Z',
  names: null,
};
const NOTE: IssuedReceipt = {
  ...RECEIPT,
  number: 1043,
  kind: 'credit_note',
  language: 'en',
  names: 1042,
  content: {
    ...CONTENT,
    lines: [{ what: 'refund', sumOre: 136_000 }],
    vat: { percent: 12, ore: 14_571 },
    payment: { method: 'card', stripeId: 're_1' },
    reason: 'cancellation',
  },
};

const SAID = {
  nb: {
    receipt: RECEIPT,
    title: 'Kvittering nr. 1042',
    texts: [
      'NTNUI Koiene',
      'Org.nr. 123 456 785',
      'Elgeseter gate 1, 7030 Trondheim',
      'lørdag 28. november 2026, 17:40',
      'Łukasz Nguyễn Đỗ-Ødegård',
      'K7M3PX',
      'Flåkoia',
      '12.–14. des. 2026 (2 netter)',
      '2 medlemmer, 1 ikke-medlem',
      '1 × 2 netter',
      '600,00 kr',
      '1 360,00 kr',
      'Ikke mva-pliktig',
      'Kort (pi_3abc)',
    ],
  },
  en: {
    receipt: NOTE,
    title: 'Credit note no. 1043',
    texts: [
      'Org. no. 123 456 785 MVA',
      'Receipt no. 1042',
      'Cancellation',
      '12–14 Dec 2026 (2 nights)',
      'NOK 1,360.00',
      'Of which VAT 12%',
      'NOK 145.71',
      'To the card that was used (re_1)',
    ],
  },
};
const spaced = (text: string) => text.replace(/\s+/g, ' ');

describe('a receipt', () => {
  for (const [language, { receipt, title, texts }] of Object.entries(SAID)) {
    it(`says all that the law asks for in ${language}, as a PDF of one page and as a page alike`, async () => {
      const pdf = await readPdf(await receiptPdf(receipt));
      expect(pdf).to.include({ pages: 1, title });
      const page = spaced(receiptPage(receipt));
      expect(page).to.contain(`lang="${language}"`);
      for (const text of [title, ...texts]) {
        expect(pdf.text, 'PDF').to.contain(text);
        expect(page, 'page').to.contain(text);
      }
    });
  }

  it('has a file name in its language', () => {
    expect(receiptFileName(RECEIPT)).to.equal('kvittering-1042.pdf');
    expect(receiptFileName(NOTE)).to.equal('credit-note-1043.pdf');
  });

  it('escapes what people have written, on the page', () => {
    const buyer = '<script>alert(1)</script> & "Co"';
    const page = receiptPage({ ...RECEIPT, content: { ...CONTENT, buyer, koie: '<b>Flåkoia</b>' } });
    expect(page).not.to.contain('<script>').and.not.to.contain('<b>');
    expect(page).to.contain('&lt;script&gt;');
  });

  it('stays whole with names that no font of ours has, and with very long ones', async () => {
    const buyer = `王小明 مريم ${'Ødegård '.repeat(24)}`;
    const { pages, text } = await readPdf(await receiptPdf({ ...RECEIPT, content: { ...CONTENT, buyer } }));
    expect(pages).to.equal(1);
    expect(text).to.contain('Ødegård').and.to.contain('Sum betalt');
  });

  it('without a name of the buyer, an address and a number of the seller leaves these out', async () => {
    const seller = { name: 'NTNUI Koiene', orgNo: null, address: null };
    const { text } = await readPdf(
      await receiptPdf({ ...RECEIPT, content: { ...CONTENT, seller, buyer: '' } }),
    );
    expect(text).not.to.match(/Kjøper|Org\.nr|null|undefined/);
  });

  it('takes a credit note back in words', async () => {
    const back: IssuedReceipt = {
      ...NOTE,
      number: 1044,
      kind: 'receipt',
      names: 1043,
      language: 'nb',
      content: { ...NOTE.content, lines: [{ what: 'refund_failed', sumOre: 136_000 }] },
    };
    const { text } = await readPdf(await receiptPdf(back));
    expect(text).to.contain('Tilbakefører Kreditnota nr. 1043').and.to.contain('Banken avviste');
  });
});
