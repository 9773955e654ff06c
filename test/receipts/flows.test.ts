import { expect } from 'chai';
import { Booking, Email, Koie, Receipt, Refund, User } from '../../src/models/index.js';
import { seeToFailedRefund } from '../../src/services/accounts/index.js';
import { setPriceByBoard } from '../../src/services/bookings/board-money.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import { confirmBooking, markInvoicePaid } from '../../src/services/bookings/confirm.js';
import { moveBooking } from '../../src/services/bookings/move.js';
import { deliverDue } from '../../src/services/mail/index.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { pay, paymentPage, settleOpenPayments } from '../../src/services/payments/index.js';
import { erasePerson, previewErasure } from '../../src/services/people/erase.js';
import { exportPersonalData } from '../../src/services/people/export.js';
import { findPerson } from '../../src/services/people/person.js';
import { deleteExpiredData } from '../../src/services/people/retention.js';
import { receiptNumbered, receiptPdf } from '../../src/services/receipts/index.js';
import { buildPaid } from '../support/accounts.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, buildMember, buildSit } from '../support/factories.js';
import { buildPayable, gatewayTo, type Payable, pass } from '../support/payments.js';
import { readPdf } from '../support/pdf.js';
import { SmtpDouble } from '../support/smtp-double.js';
import { useStripeDouble } from '../support/stripe-double.js';

const BOARD = { source: 'panel' } as const;

describe('a receipt, from payment to refund', () => {
  const test = useDatabase();
  const api = useApi();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  let smtp: SmtpDouble;
  beforeEach(async () => {
    gateway = gatewayTo(double);
    smtp = await new SmtpDouble().start();
    await Email.update({ state: 'cancelled' }, { where: { state: 'queued' } });
  });
  afterEach(() => smtp.stop());

  const receiptsOf = ({ booking }: Payable) =>
    Receipt.findAll({ where: { bookingId: booking.id }, order: ['number'] });
  const told = async (paid: Payable) =>
    (await receiptsOf(paid)).map(({ kind, amountOre }) => [kind, amountOre]);
  const cancel = ({ booking }: Payable) =>
    cancelBooking(booking.id, { reason: 'Syk', refund: 'all' }, BOARD, gateway);
  const confirm = ({ booking }: Payable, settlement: string) =>
    confirmBooking(booking.id, { settlement, reason: 'Ringte' }, BOARD, gateway);

  /** The PDFs in each mail that arrives now, by the kind of the mail. */
  async function arriving(): Promise<Record<string, { file: string | undefined; text: string }[]>> {
    const before = smtp.accepted.length;
    await deliverDue({ smtpUrl: smtp.url });
    const mails = (await smtp.parsed()).slice(before);
    const told = mails.map(async ({ messageId, attachments }) => {
      const pdfs = attachments.filter(({ contentType }) => contentType === 'application/pdf');
      const read = pdfs.map(async ({ filename, content }) => ({
        file: filename,
        text: (await readPdf(content)).text,
      }));
      return [messageId?.slice(1).split('.')[0], await Promise.all(read)] as const;
    });
    return Object.fromEntries(await Promise.all(told));
  }

  it('comes with the confirmation, and the credit note, which names it, once the refund has succeeded', async () => {
    const paid = await buildPaid(gateway);
    const [receipt] = await receiptsOf(paid);
    const first = await arriving();
    expect(Object.keys(first)).to.have.members(['booking_confirmation', 'koie_information']);
    expect(first.koie_information).to.deep.equal([]);
    const [pdf] = first.booking_confirmation ?? [];
    expect(pdf?.file).to.equal(`kvittering-${receipt?.number}.pdf`);
    expect(pdf?.text).to.contain(`Kvittering nr. ${receipt?.number}`).and.to.contain('160,00 kr');

    await cancel(paid);
    expect(await arriving()).to.deep.equal({ booking_cancelled: [] });
    await settleOpenPayments(gateway);
    const [, note] = await receiptsOf(paid);
    expect(note).to.include({ kind: 'credit_note', amountOre: 16_000, namesId: receipt?.id });
    const { refund_sent: sent, ...others } = await arriving();
    expect(others).to.deep.equal({});
    expect(sent?.map(({ file }) => file)).to.deep.equal([`kreditnota-${note?.number}.pdf`]);
    expect(sent?.[0]?.text)
      .to.contain(`Gjelder Kvittering nr. ${receipt?.number}`)
      .and.to.contain('Avbestilling');
    await settleOpenPayments(gateway);
    expect(await arriving()).to.deep.equal({});
  });

  it('says what was paid for, and by whom, in English to whom has chosen that', async () => {
    const payable = await buildPayable();
    await User.update(
      { language: 'en', firstName: 'Łukasz', lastName: 'Nguyễn' },
      { where: { ntnuiNo: payable.caller.ntnuiNo } },
    );
    await pay(payable.paymentId, 'tok_visa', payable.caller, gateway);
    const [receipt] = await receiptsOf(payable);
    expect(receipt?.content).to.deep.include({
      buyer: 'Łukasz Nguyễn',
      guestsMember: 2,
      lines: [
        { what: 'member', persons: 2, nights: 1, unitOre: 4_000, sumOre: 8_000 },
        { what: 'price_change', sumOre: 8_000 },
      ],
      vat: { percent: null, ore: 0 },
    });
    const [pdf] = (await arriving()).booking_confirmation ?? [];
    expect(pdf?.file).to.equal(`receipt-${receipt?.number}.pdf`);
    expect(pdf?.text).to.contain('Łukasz Nguyễn').and.to.contain('Not liable to VAT');
  });

  it('stays as it was when koie, user and booking change', async () => {
    const paid = await buildPaid(gateway);
    const [{ number } = {}] = await receiptsOf(paid);
    const before = await receiptNumbered(number ?? 0);
    const pdf = await readPdf(await receiptPdf(before));
    await Koie.update({ name: 'Omdøptkoia', priceMember: 999 }, { where: { id: paid.koieId } });
    await User.update({ firstName: 'Per', language: 'en' }, { where: { ntnuiNo: paid.caller.ntnuiNo } });
    await moveBooking(
      paid.booking.id,
      { ...paid.booking.get(), koieId: paid.koieId, guestsMember: 1 },
      { takeNewPrice: true, refund: 'none', refundReason: 'Avtalt' },
      BOARD,
      gateway,
    );
    expect(await receiptNumbered(number ?? 0)).to.deep.equal(before);
    expect(await readPdf(await receiptPdf(before))).to.deep.equal(pdf);
  });

  it('is there for what staff have noted, with the one confirmation', async () => {
    const payable = await buildPayable();
    await confirm(payable, 'elsewhere');
    expect(await told(payable)).to.deep.equal([['receipt', 16_000]]);
    const { booking_confirmation: confirmation, ...others } = await arriving();
    expect(Object.keys(others)).to.deep.equal(['koie_information']);
    expect(confirmation?.[0]?.text).to.contain('registrert av koiestyret');
  });

  it('of an invoice is written and sent when that is paid', async () => {
    const payable = await buildPayable();
    await confirm(payable, 'invoice');
    expect((await arriving()).booking_confirmation).to.deep.equal([]);
    expect(await told(payable)).to.deep.equal([]);
    await markInvoicePaid(payable.booking.id, BOARD);
    const arrived = await arriving();
    expect(Object.keys(arrived)).to.deep.equal(['payment_received']);
    expect(arrived.payment_received).to.have.length(1);
  });

  it('is one for each charge: the rest of a dearer stay has a mail of its own', async () => {
    const paid = await buildPaid(gateway);
    await arriving();
    await setPriceByBoard(paid.booking.id, { priceNok: 200, reason: 'Avtalt' }, BOARD, gateway);
    double.ledger.pages.payOn(await paymentPage(paid.booking.uuid, gateway));
    await settleOpenPayments(gateway);
    expect(await told(paid)).to.deep.equal([
      ['receipt', 16_000],
      ['receipt', 4_000],
    ]);
    const { payment_received: received } = await arriving();
    expect(received?.[0]?.text).to.contain('Betalt for seg').and.to.contain('Sum betalt 40,00 kr');
  });

  it('is none of a stay that costs nothing', async () => {
    const payable = await buildPayable({ priceNok: 0 });
    await pay(payable.paymentId, 'tok_visa', payable.caller, gateway);
    expect(await told(payable)).to.deep.equal([]);
  });

  it('waits for the next mail when the one that had it is kept from being sent', async () => {
    const paid = await buildPaid(gateway);
    await cancel(paid);
    const { booking_cancelled: cancelled } = await arriving();
    expect(cancelled).to.have.length(1);
  });

  it('takes the credit note back when a refund fails after it had succeeded', async () => {
    const paid = await buildPaid(gateway);
    await cancel(paid);
    await settleOpenPayments(gateway);
    await arriving();
    const [atStripe] = double.ledger.refunds;
    if (atStripe) double.ledger.endRefund(atStripe, 'failed');
    await pass(test.pool, 60, double);
    await settleOpenPayments(gateway);
    const refund = await Refund.findOne({ where: { paymentId: paid.paymentId }, rejectOnEmpty: true });
    expect(refund.state).to.equal('failed');
    const [, note, back] = await receiptsOf(paid);
    expect(back).to.include({ kind: 'receipt', refundId: refund.id, namesId: note?.id });

    await seeToFailedRefund(refund.id, 'elsewhere', 'Vipps', BOARD);
    expect(await told(paid)).to.deep.equal([
      ['receipt', 16_000],
      ['credit_note', 16_000],
      ['receipt', 16_000],
      ['credit_note', 16_000],
    ]);
    const { refund_sent: sent } = await arriving();
    expect(sent).to.have.length(2);
    expect(sent?.[0]?.text).to.contain('Banken avviste');
  });

  it('of money from before receipts were numbered has a credit note that says so', async () => {
    const payable = await buildPayable();
    await test.pool.query(
      `update payments set state = 'succeeded', method = 'elsewhere', amount_ore = 16000, settled_at = now() where id = $1`,
      [payable.paymentId],
    );
    await Booking.update({ confirmedAt: new Date() }, { where: { id: payable.booking.id } });
    await cancel(payable);
    const refund = await Refund.findOne({ where: { paymentId: payable.paymentId }, rejectOnEmpty: true });
    await refund.update({ state: 'failed', settledAt: new Date() });
    await seeToFailedRefund(refund.id, 'elsewhere', '', BOARD);
    const [note] = await receiptsOf(payable);
    const { text } = await readPdf(await receiptPdf(await receiptNumbered(note?.number ?? 0)));
    expect(text).to.contain('før kvitteringene ble nummerert');
  });

  it('keeps the name, and nothing else, of somebody who is erased or whose booking is anonymised', async () => {
    const paid = await buildPaid(gateway, {});
    const user = await User.findByPk(paid.caller.ntnuiNo, { rejectOnEmpty: true });
    await user.update({ phoneNumber: '+47 911 22 333' });
    await cancel(paid);
    await settleOpenPayments(gateway);
    const person = await findPerson(user.email);
    const exported = JSON.stringify((await exportPersonalData(person)).receipts);
    expect(exported).to.contain(user.lastName);
    expect((await previewErasure(person)).receipts).to.equal(2);
    const before = await receiptsOf(paid);
    expect((await erasePerson(person, { source: 'job' })).receipts).to.equal(2);
    const after = await receiptsOf(paid);
    expect(after.map((one) => one.get())).to.deep.equal(before.map((one) => one.get()));
    const text = JSON.stringify(after);
    expect(text).to.contain(`${user.firstName} ${user.lastName}`);
    for (const gone of [user.email, '911', String(user.ntnuiNo)]) expect(text).not.to.contain(`"${gone}`);
    await deleteExpiredData('2999-01-01');
    expect(await told(paid)).to.have.length(2);
  });

  it('is read by its guest and the board as a PDF, or as a page when asked for; by others it is 404', async () => {
    const paid = await buildPaid(gateway);
    const [receipt] = await receiptsOf(paid);
    const path = `/koie/receipts/${receipt?.number}/`;
    for (const as of [paid.caller.ntnuiNo, await buildBoard(), await buildAdmin()]) {
      const pdf = await api.get(path, { as, headers: { Accept: '*/*' } });
      expect(pdf.status).to.equal(200);
      expect(pdf.headers.get('content-type')).to.equal('application/pdf');
      expect(pdf.headers.get('cache-control')).to.equal('no-store');
      expect(pdf.headers.get('content-disposition')).to.contain(`kvittering-${receipt?.number}.pdf`);
      const page = await api.get(path, { as, headers: { Accept: 'text/html' } });
      expect(page.headers.get('content-type')).to.equal('text/html; charset=utf-8');
      expect(page.body).to.contain(`Kvittering nr. ${receipt?.number}`);
      expect(page.headers.get('content-security-policy')).to.contain("default-src 'none'");
    }
    for (const as of [undefined, await buildMember(), await buildSit()])
      for (const Accept of ['*/*', 'text/html'])
        expect((await api.get(path, { ...(as ? { as } : {}), headers: { Accept } })).status).to.equal(404);
    for (const number of ['0', '-1', 'x', '99999999', '99999999999999999999', '1.5'])
      expect((await api.get(`/koie/receipts/${number}/`, { as: paid.caller.ntnuiNo })).status).to.equal(404);
  });
});
