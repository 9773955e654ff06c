import { expect } from 'chai';
import type pg from 'pg';
import type { Booking } from '../../src/models/index.js';
import { addDays } from '../../src/platform/clock.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import { confirmBooking } from '../../src/services/bookings/confirm.js';
import { moveBooking } from '../../src/services/bookings/move.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import {
  handleStripeEvent,
  pay,
  paymentPage,
  settleOpenPayments,
} from '../../src/services/payments/index.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildHold } from '../support/factories.js';
import {
  buildAwaited,
  buildPayable,
  CONFIRMATION_MAILS,
  gatewayTo,
  PAID,
  type Payable,
  pass,
  refusalOf,
  situationOf,
} from '../support/payments.js';
import { useStripeDouble, WEBHOOK_SECRET } from '../support/stripe-double.js';

const BOARD = { source: 'panel' } as const;
/** What staff have confirmed and nobody has paid. */
const OWED = { state: 'open', confirmed: true, occupied: true, mails: [], token: null };

describe('the link that a guest pays by', () => {
  const test = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  let pool: pg.Pool;
  beforeEach(async () => {
    pool = test.pool;
    gateway = gatewayTo(double);
    await pool.query('update payments set checkout_session_id = null');
  });

  const { pages } = double.ledger;
  const isPaid = async ({ booking }: Payable) => (await booking.reload()).paid;
  const deliver = ({ raw, signature }: { raw: Buffer; signature: string }) =>
    handleStripeEvent(raw, signature, { gateway, secret: WEBHOOK_SECRET });
  const event = (id?: string) =>
    double.event('payment_intent.succeeded', double.ledger.intents.at(-1)?.id ?? '', id ? { id } : {});

  /** A booking that waits for its guest, who has the page open. */
  async function onPage(): Promise<Payable & { uuid: string; url: string }> {
    const awaited = await buildAwaited();
    return { ...awaited, url: await paymentPage(awaited.uuid, gateway) };
  }

  async function move({ booking, koieId }: Payable, nights: number, takeNewPrice = true): Promise<unknown> {
    const { arrivalDate, guestsMember, guestsNotMember } = booking;
    const departureDate = addDays(arrivalDate, nights);
    const stay = { koieId, arrivalDate, departureDate, guestsMember, guestsNotMember };
    return moveBooking(booking.id, stay, { takeNewPrice }, BOARD, gateway);
  }

  it('leads to a page for the price, with the names that we find it by', async () => {
    const { uuid, url, paymentId, booking } = await onPage();
    const [session] = pages.all;
    expect(url).to.equal(session?.url);
    expect(session).to.include({ amount_total: 16_000, currency: 'nok', status: 'open' });
    expect(session?.metadata).to.deep.equal({ payment: paymentId, attempt: '1', booking: booking.reference });
    expect(await paymentPage(uuid, gateway)).to.equal(url);
    expect(pages.all).to.have.length(1);
    expect(await situationOf(pool, paymentId)).to.deep.equal(OWED);
  });

  it('is paid once the card is charged, not before', async () => {
    const awaited = await onPage();
    expect(await isPaid(awaited)).to.equal(false);
    pages.payOn(awaited.url, { isDeclined: true });
    await deliver(double.event('payment_intent.payment_failed', double.ledger.intents[0]?.id ?? ''));
    expect(await isPaid(awaited)).to.equal(false);
    expect(await paymentPage(awaited.uuid, gateway)).to.equal(awaited.url);

    pages.payOn(awaited.url);
    await deliver(event());
    expect(await isPaid(awaited)).to.equal(true);
    expect(await situationOf(pool, awaited.paymentId)).to.deep.equal(PAID);
    expect(await refusalOf(paymentPage(awaited.uuid, gateway))).to.equal('already_paid');
  });

  it('is settled by an event that comes twice, also at the same moment, once', async () => {
    const { paymentId, url } = await onPage();
    pages.payOn(url);
    await Promise.all(Array.from({ length: 6 }, () => deliver(event('evt_same'))));
    await deliver(event('evt_other'));
    await settleOpenPayments(gateway);
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
    expect(double.ledger.kept).to.have.length(1);
  });

  it('is settled by the job when no event comes', async () => {
    const { paymentId, url } = await onPage();
    expect(await settleOpenPayments(gateway)).to.include({ open: 1, paid: 0 });
    pages.payOn(url);
    expect(await settleOpenPayments(gateway)).to.include({ open: 0, paid: 1 });
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
    expect(await settleOpenPayments(gateway)).to.include({ open: 0, paid: 0 });
  });

  it('is settled by the guest who follows the link again', async () => {
    const awaited = await onPage();
    pages.payOn(awaited.url);
    expect(await refusalOf(paymentPage(awaited.uuid, gateway))).to.equal('already_paid');
    expect(await isPaid(awaited)).to.equal(true);
  });

  it('leads two tabs to one page', async () => {
    const { uuid, paymentId } = await buildAwaited();
    double.next({
      call: 'open_page',
      at: 'done',
      notice: () => new Promise((resolve) => setImmediate(resolve)),
    });
    const urls = await Promise.all(Array.from({ length: 4 }, () => paymentPage(uuid, gateway)));
    expect(new Set(urls).size).to.equal(1);
    expect(pages.open).to.have.length(1);
    expect(pages.payOn(urls[0] ?? '')).to.equal(true);
    expect(pages.payOn(urls[1] ?? '')).to.equal(false);
    await settleOpenPayments(gateway);
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
    expect(double.ledger.kept).to.have.length(1);
  });

  it('leads to a new page when the old one is over', async () => {
    const { uuid, url, paymentId } = await onPage();
    double.ledger.age(60 * 60_000);
    const next = await paymentPage(uuid, gateway);
    expect(next).to.not.equal(url);
    expect(pages.payOn(url)).to.equal(false);
    pages.payOn(next);
    await deliver(event());
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
  });

  it('forgets a page that is over, and keeps the beds', async () => {
    const awaited = await onPage();
    double.ledger.age(60 * 60_000);
    await pass(pool, 60);
    await settleOpenPayments(gateway);
    expect(await settleOpenPayments(gateway)).to.include({ open: 0, failed: 0 });
    expect(await situationOf(pool, awaited.paymentId)).to.deep.equal(OWED);
    expect(await isPaid(awaited)).to.equal(false);
    expect(await buildHold({ koieId: awaited.koieId }).catch(() => 'refused')).to.equal('refused');
  });

  for (const [what, at, fail] of [
    ['cannot be reached', 'received', 'drop'],
    ['does not tell what it made', 'done', 'drop'],
    ['fails', 'done', 500],
  ] as const) {
    it(`says so when Stripe ${what}, and then works`, async () => {
      const { uuid, paymentId } = await buildAwaited();
      double.next({ call: 'open_page', at, fail });
      expect(await refusalOf(paymentPage(uuid, gateway))).to.equal('payment_unavailable');
      pages.payOn(await paymentPage(uuid, gateway));
      await settleOpenPayments(gateway);
      expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
      expect(double.ledger.kept).to.have.length(1);
    });
  }

  it('is refused where nothing is to be paid by it', async () => {
    const codeOf = async (booking: Booking) => refusalOf(paymentPage((await booking.reload()).uuid, gateway));
    expect(await refusalOf(paymentPage('00000000-0000-4000-8000-000000000000', gateway))).to.equal(
      'booking_not_found',
    );
    expect(await codeOf(await buildHold())).to.equal('not_confirmed');
    expect(await codeOf(await buildBooking())).to.equal('already_paid');
    expect(await codeOf(await buildBooking({ settlement: 'invoice' }))).to.equal('not_by_card');
    expect(await codeOf(await buildBooking({ cancelledAt: new Date() }))).to.equal('cancelled');
    expect(double.calls).to.be.empty;
  });

  it('stands back for a card that the guest pays with on the public site, and the other way round', async () => {
    const awaited = await onPage();
    const byToken = () => refusalOf(pay(awaited.paymentId, 'tok_visa', awaited.caller, gateway));
    expect(await byToken()).to.equal('payment_in_progress');
    double.ledger.age(60 * 60_000);
    await settleOpenPayments(gateway);
    await pass(pool, 60);
    expect(await byToken()).to.equal(undefined);
    expect(await situationOf(pool, awaited.paymentId)).to.deep.equal(PAID);
    expect(await isPaid(awaited)).to.equal(true);
    expect(await refusalOf(paymentPage(awaited.uuid, gateway))).to.equal('already_paid');
  });

  it('waits for a card on the public site whose answer was lost, and never charges both', async () => {
    const { uuid, paymentId, caller } = await buildAwaited();
    double.next({ call: 'charge', at: 'done', fail: 'drop' });
    expect(await refusalOf(pay(paymentId, 'tok_visa', caller, gateway))).to.equal('payment_unavailable');
    expect(await refusalOf(paymentPage(uuid, gateway))).to.equal('payment_in_progress');
    await settleOpenPayments(gateway);
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
    expect(await refusalOf(paymentPage(uuid, gateway))).to.equal('already_paid');
    expect(double.ledger.kept).to.have.length(1);
  });

  it('is closed when money of an earlier attempt turns up, and what is paid on it goes back', async () => {
    const payable = await buildPayable();
    await refusalOf(pay(payable.paymentId, 'tok_threeDSecure2Required', payable.caller, gateway));
    const late = double.ledger.intents[0]?.id ?? '';
    await pass(pool, 20, double);
    await settleOpenPayments(gateway);
    await confirmBooking(payable.booking.id, { settlement: 'card', reason: 'Ringte' }, BOARD, gateway);
    const { uuid } = await payable.booking.reload();
    const url = await paymentPage(uuid, gateway);
    double.ledger.succeedLate(late);
    await deliver(double.event('payment_intent.succeeded', late));
    expect(await isPaid(payable)).to.equal(true);
    pages.payOn(url);
    await settleOpenPayments(gateway);
    expect(double.ledger.kept.map(({ intentId }) => intentId)).to.deep.equal([late]);
    expect(pages.open).to.be.empty;
    expect(await settleOpenPayments(gateway)).to.include({ open: 0, failed: 0 });
  });

  describe('of a booking that is cancelled', () => {
    const cancel = ({ booking }: Payable) =>
      cancelBooking(booking.id, { reason: 'Stengt vei', refund: 'none' as const }, BOARD, gateway);

    it('cannot be paid any more, on no page that is open', async () => {
      const awaited = await onPage();
      await cancel(awaited);
      expect(pages.payOn(awaited.url)).to.equal(false);
      expect(await refusalOf(paymentPage(awaited.uuid, gateway))).to.equal('cancelled');
      expect(double.ledger.charges).to.be.empty;
    });

    it('is closed by the job when Stripe cannot be reached just then', async () => {
      const awaited = await onPage();
      double.next({ call: 'expire_page', at: 'received', fail: 'drop' });
      await cancel(awaited);
      await settleOpenPayments(gateway);
      expect(pages.payOn(awaited.url)).to.equal(false);
    });

    it('pays back what was paid at the same moment, and tells the guest', async () => {
      const awaited = await onPage();
      double.next({ call: 'expire_page', at: 'received', notice: () => pages.payOn(awaited.url) });
      await cancel(awaited);
      await settleOpenPayments(gateway);
      await deliver(event());
      await settleOpenPayments(gateway);
      expect(double.ledger.charges).to.have.length(1);
      expect(double.ledger.kept).to.be.empty;
      expect(await isPaid(awaited)).to.equal(false);
      const { state, mails } = await situationOf(pool, awaited.paymentId);
      expect(state).to.equal('refunded');
      expect(mails).to.include('payment_refunded');
    });

    it('shows no page that was being made', async () => {
      const awaited = await buildAwaited();
      double.next({ call: 'open_page', at: 'done', notice: () => cancel(awaited) });
      expect(await refusalOf(paymentPage(awaited.uuid, gateway))).to.equal('cancelled');
    });
  });

  describe('of a booking that is moved', () => {
    it('asks for the new price, on no page for the old one', async () => {
      const awaited = await onPage();
      await move(awaited, 3);
      expect(pages.payOn(awaited.url)).to.equal(false);
      const url = await paymentPage(awaited.uuid, gateway);
      expect(pages.open.map((session) => session.amount_total)).to.deep.equal([24_000]);
      pages.payOn(url);
      await deliver(event());
      expect(double.ledger.kept.map(({ amount }) => amount)).to.deep.equal([24_000]);
      expect(await isPaid(awaited)).to.equal(true);
    });

    it('keeps the price when the board says so', async () => {
      const awaited = await onPage();
      await move(awaited, 3, false);
      pages.payOn(await paymentPage(awaited.uuid, gateway));
      await settleOpenPayments(gateway);
      expect(double.ledger.kept.map(({ amount }) => amount)).to.deep.equal([16_000]);
    });

    it('shows no page for the old price that was being made', async () => {
      const awaited = await buildAwaited();
      double.next({ call: 'open_page', at: 'done', notice: () => move(awaited, 3) });
      await paymentPage(awaited.uuid, gateway);
      const { rows } = await pool.query('select checkout_session_id from payments where id = $1', [
        awaited.paymentId,
      ]);
      const [shown] = pages.all.filter(({ id }) => id === rows[0].checkout_session_id);
      expect(shown?.amount_total).to.equal(24_000);
    });

    it('is not moved while a page is open that cannot be closed, and then asks for what is missing', async () => {
      const awaited = await onPage();
      double.next({ call: 'expire_page', at: 'received', fail: 'drop' });
      expect(await refusalOf(move(awaited, 3))).to.equal('payment_unavailable');
      expect((await awaited.booking.reload()).priceNok).to.equal(160);
      pages.payOn(awaited.url);
      await move(awaited, 3);
      expect(await awaited.booking.reload()).to.include({ paid: false, balanceOre: 8_000 });
      expect(double.ledger.kept.map(({ amount }) => amount)).to.deep.equal([16_000]);
      pages.payOn(await paymentPage(awaited.uuid, gateway));
      await settleOpenPayments(gateway);
      expect(await isPaid(awaited)).to.equal(true);
      expect(double.ledger.kept.map(({ amount }) => amount)).to.deep.equal([16_000, 8_000]);
    });

    it('is closed by the job when the price was changed some other way', async () => {
      const awaited = await onPage();
      await pool.query('update bookings set price_nok = 500 where id = $1', [awaited.booking.id]);
      await settleOpenPayments(gateway);
      expect(pages.payOn(awaited.url)).to.equal(false);
      await paymentPage(awaited.uuid, gateway);
      expect(pages.open.map((session) => session.amount_total)).to.deep.equal([50_000]);
    });
  });

  it('leads nowhere once the booking is settled some other way', async () => {
    const awaited = await onPage();
    await confirmBooking(awaited.booking.id, { settlement: 'elsewhere', reason: 'Vipps' }, BOARD, gateway);
    expect(pages.payOn(awaited.url)).to.equal(false);
    expect(await refusalOf(paymentPage(awaited.uuid, gateway))).to.equal('already_paid');
    expect(await isPaid(awaited)).to.equal(true);
  });

  it('is what a hold is confirmed with, too', async () => {
    const hold = await buildHold({ priceNok: 160 });
    await confirmBooking(hold.id, { settlement: 'card', reason: 'Ringte' }, BOARD, gateway);
    await hold.reload();
    expect(hold).to.include({ paid: false, awaitsCard: true });
    const { rows } = await pool.query('select id from payments where booking_id = $1', [hold.id]);
    expect((await situationOf(pool, rows[0].id)).mails).to.deep.equal([
      ...CONFIRMATION_MAILS,
      'payment_link',
    ]);
    pages.payOn(await paymentPage(hold.uuid, gateway));
    await settleOpenPayments(gateway);
    expect((await hold.reload()).paid).to.equal(true);
  });
});
