import { expect } from 'chai';
import { Payment, Receipt, Refund } from '../../src/models/index.js';
import { writeCreditNote } from '../../src/services/receipts/index.js';
import { useDatabase } from '../support/database.js';
import {
  buildAdmin,
  buildBoard,
  buildBooking,
  buildMember,
  buildReceipt,
  buildSit,
} from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';

describe('receipts in the panel', () => {
  const test = useDatabase();
  const panel = usePanel();
  const visitors = {} as Record<'anonymous' | 'sit' | 'board' | 'admin', Visitor>;

  before(async () => {
    visitors.anonymous = panel.visitor();
    visitors.sit = await panel.login(await buildSit());
    visitors.board = await panel.login(await buildBoard());
    visitors.admin = await panel.login(await buildAdmin());
  });

  const EXPECTED = { anonymous: 302, sit: 403, board: 200, admin: 200 } as const;
  for (const [role, status] of Object.entries(EXPECTED)) {
    it(`answers ${role} with ${status} when the page or the PDF of one is asked for`, async () => {
      const number = await buildReceipt();
      for (const address of [`/admin/receipts/${number}`, `/admin/receipts/${number}.pdf`]) {
        const answer = await visitors[role as keyof typeof EXPECTED].get(address);
        expect(answer.status, address).to.equal(status);
        if (status !== 200) continue;
        expect(answer.headers.get('cache-control')).to.equal('no-store');
        const type = address.endsWith('.pdf') ? 'application/pdf' : 'text/html; charset=utf-8';
        expect(answer.headers.get('content-type')).to.equal(type);
      }
    });
  }

  it('gives the PDF the name that it has in its own language, and the page no script', async () => {
    const number = await buildReceipt();
    const pdf = await visitors.board.get(`/admin/receipts/${number}.pdf`);
    expect(pdf.headers.get('content-disposition')).to.equal(`inline; filename="kvittering-${number}.pdf"`);
    const page = await visitors.board.get(`/admin/receipts/${number}`);
    expect(page.headers.get('content-security-policy')).to.contain("default-src 'none'");
    expect(page.body).to.contain(`Kvittering nr. ${number}`).and.to.contain(`/admin/receipts/${number}.pdf`);
  });

  it('answers 404 for numbers that there are none of', async () => {
    for (const file of ['999999', '999999.pdf', '0', '1.doc', 'x', '99999999999', "1'", '1.pdf.pdf', '%zz'])
      expect((await visitors.board.get(`/admin/receipts/${file}`)).status, file).to.be.oneOf([400, 404]);
  });

  it('are on the page of their booking, credit notes too', async () => {
    const booking = await buildBooking();
    const number = await buildReceipt(booking);
    const charge = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    const refund = await Refund.create({
      paymentId: charge.id,
      amountOre: 1_000,
      reason: 'board',
      state: 'succeeded',
      settledAt: new Date(),
    });
    await Receipt.sequelize?.transaction((transaction) => writeCreditNote(refund, transaction));
    const { body } = await visitors.board.record('bookings', booking.id, 'related');
    expect(
      body.related.receipts.map(({ number: one, kind, amountOre }: Record<string, unknown>) => [
        one,
        kind,
        amountOre,
      ]),
    ).to.deep.equal([
      [number, 'receipt', 4_000],
      [number + 1, 'credit_note', 1_000],
    ]);
    const list = await visitors.board.list('receipts', `filters.bookingId=${booking.id}`);
    expect(
      list.body.records.map(({ params }: { params: { number: number } }) => params.number),
    ).to.deep.equal([number + 1, number]);
  });

  it('are found by number, reference and buyer', async () => {
    const member = await buildMember();
    const booking = await buildBooking({ userId: member.ntnuiNo });
    const number = await buildReceipt(booking);
    for (const term of [String(number), booking.reference, member.lastName]) {
      const { body } = await visitors.board.get(
        `/admin/api/resources/receipts/actions/search/${encodeURIComponent(term)}`,
      );
      const { rows } = await test.pool.query('select id from receipts where number = $1', [number]);
      const ids = body.records.map(({ params }: { params: { id: number } }) => params.id);
      expect(ids, term).to.include(rows[0].id);
    }
  });

  it('are listed apart from credit notes', async () => {
    const kindsIn = async (tab: string) => {
      const { body } = await visitors.board.list('receipts', `filters.tab=${tab}`);
      return new Set(body.records.map(({ params }: { params: { kind: string } }) => params.kind));
    };
    await buildReceipt(await buildBooking({}));
    expect([...(await kindsIn('receipts'))]).to.deep.equal(['receipt']);
    expect([...(await kindsIn('creditNotes'))]).to.deep.equal(['credit_note']);
  });

  it('lack a seller until it is set, which the front page says', async () => {
    expect((await visitors.board.get('/admin/api/dashboard')).body.isSellerSet).to.equal(false);
  });
});
