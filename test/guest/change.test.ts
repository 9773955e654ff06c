import { expect } from 'chai';
import type pg from 'pg';
import { type Booking, Closure, Email } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { answerTo } from '../../src/platform/refusals/translate.js';
import { quoteChangeOf, stayOf } from '../../src/services/bookings/change-quote.js';
import { cancelForGuest } from '../../src/services/bookings/guest-cancel.js';
import { changeForGuest, giveUpChange } from '../../src/services/bookings/guest-change.js';
import type { Move } from '../../src/services/bookings/move.js';
import { moveBooking } from '../../src/services/bookings/move.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { paymentPage, settleOpenPayments } from '../../src/services/payments/index.js';
import { useDatabase } from '../support/database.js';
import { buildBooking } from '../support/factories.js';
import { buildPaidStay, type StayPlan } from '../support/guest-stays.js';
import { gatewayTo, refusalOf } from '../support/payments.js';
import { useStripeDouble } from '../support/stripe-double.js';

const GUEST = { source: 'guest_link' } as const;
describe('a guest who changes a stay', () => {
  const test = useDatabase();
  const double = useStripeDouble();
  let pool: pg.Pool;
  let gateway: PaymentGateway;
  beforeEach(() => {
    pool = test.pool;
    gateway = gatewayTo(double);
  });

  const buildStay = (plan?: StayPlan) => buildPaidStay(gateway, plan);
  const becoming = (booking: Booking, changes: Partial<Move>): Move => ({ ...stayOf(booking), ...changes });
  const nights = (booking: Booking, count: number) =>
    becoming(booking, { departureDate: addDays(booking.arrivalDate, count) });
  const change = (booking: Booking, stay: Move, expectedDifferenceNok: number) =>
    changeForGuest(booking.id, { stay, expectedDifferenceNok }, GUEST, gateway);
  const codeOf = (made: Promise<unknown>) => made.catch((error: unknown) => answerTo(error, 'nb', '').code);
  const refundsOf = async ({ id }: Booking) =>
    (
      await pool.query<{ ore: number; state: string }>(
        `select r.amount_ore as ore, r.state from refunds r join payments p on p.id = r.payment_id
         where p.booking_id = $1 order by r.created_at`,
        [id],
      )
    ).rows.map(({ ore, state }) => [ore, state]);
  const waits = async ({ id }: Booking) =>
    (await pool.query('select 1 from bookings where changes_booking_id = $1', [id])).rows.length === 1;
  const occupied = async ({ koieId }: Booking, from: number, to: number) =>
    (
      await pool.query<{ occupied: number }>(
        'select occupied from koie_nights(array[$1::integer], $2::date, $3::date, now()) order by night',
        [koieId, addDays(today(), from), addDays(today(), to)],
      )
    ).rows.map((row) => row.occupied);

  it('gets the difference back by the terms for fewer nights or guests', async () => {
    const booking = await buildStay({ percent: 50 });
    expect(await change(booking, nights(booking, 1), -80)).to.deep.equal({ refundNok: 40, toPayNok: 0 });
    await booking.reload();
    expect(booking).to.include({ departureDate: addDays(today(), 11), priceNok: 120, balanceOre: 0 });
    expect(await refundsOf(booking)).to.deep.equal([[4000, 'due']]);
    expect(await change(booking, nights(booking, 1), -80)).to.deep.equal({ refundNok: 40, toPayNok: 0 });
    expect(await refundsOf(booking)).to.have.length(1);
    // What was kept is not divided once more.
    expect((await quoteChangeOf(booking.id, becoming(booking, { guestsMember: 1 }))).refundNok).to.equal(20);
    await change(booking, becoming(booking, { guestsMember: 1 }), -40);
    expect((await booking.reload()).priceNok).to.equal(100);
  });

  it('may come with fewer whatever the terms say, and never with nobody or for no night', async () => {
    const booking = await buildStay({ percent: 0, mayChangeUntilDays: null });
    expect(await refusalOf(change(booking, nights(booking, 3), 80))).to.equal('not_by_terms');
    expect(await change(booking, becoming(booking, { guestsMember: 1 }), -80)).to.deep.equal({
      refundNok: 0,
      toPayNok: 0,
    });
    for (const stay of [becoming(booking, { guestsMember: 0 }), nights(booking, 0)])
      expect(await change(booking, stay, 0).catch(({ name }: Error) => name)).to.equal('FieldErrors');
    expect((await booking.reload()).priceNok).to.equal(160);
  });

  it('is told when it is another difference by now, and nothing is done', async () => {
    const booking = await buildStay();
    expect(await refusalOf(change(booking, nights(booking, 1), -79))).to.equal('quote_changed');
    expect((await booking.reload()).departureDate).to.equal(addDays(today(), 12));
  });

  it('holds the dearer stay beside the one that is kept, until it is paid: then both switch at once', async () => {
    const booking = await buildStay();
    const stay = nights(booking, 4);
    expect(await change(booking, stay, 160)).to.deep.equal({ refundNok: 0, toPayNok: 160 });
    expect(await change(booking, stay, 160)).to.deep.equal({ refundNok: 0, toPayNok: 160 });
    await booking.reload();
    expect(booking).to.include({ departureDate: addDays(today(), 12), priceNok: 160, paid: true });
    // Of the two nights of both, the guests are counted once.
    expect(await occupied(booking, 10, 15)).to.deep.equal([2, 2, 2, 2, 0]);
    const url = await paymentPage(booking.uuid, gateway);
    expect(await paymentPage(booking.uuid, gateway)).to.equal(url);
    double.ledger.pages.payOn(url);
    await settleOpenPayments(gateway);
    await booking.reload();
    expect(booking).to.include({
      departureDate: addDays(today(), 14),
      priceNok: 320,
      paid: true,
      balanceOre: 0,
    });
    expect(await waits(booking)).to.equal(false);
    expect(await refundsOf(booking)).to.deep.equal([]);
    expect(await occupied(booking, 10, 15)).to.deep.equal([2, 2, 2, 2, 0]);
    const { rows } = await pool.query(
      "select kind from emails where booking_id = $1 and sequence = 0 and kind in ('booking_moved', 'payment_received')",
      [booking.id],
    );
    expect(rows).to.deep.equal([{ kind: 'booking_moved' }]);
    expect(await change(booking, stay, 160)).to.deep.equal({ refundNok: 0, toPayNok: 0 });
  });

  it('has all as before when the difference is not paid in time, and the page is closed', async () => {
    const booking = await buildStay();
    await change(booking, nights(booking, 4), 160);
    await paymentPage(booking.uuid, gateway);
    await pool.query(
      "update bookings set hold_until = now() - interval '1 second' where changes_booking_id = $1",
      [booking.id],
    );
    await settleOpenPayments(gateway);
    expect(double.ledger.pages.all.at(-1)?.status).to.equal('expired');
    expect(await refusalOf(paymentPage(booking.uuid, gateway))).to.equal('already_paid');
    expect(await booking.reload()).to.include({
      departureDate: addDays(today(), 12),
      priceNok: 160,
      paid: true,
    });
    expect(await occupied(booking, 10, 15)).to.deep.equal([2, 2, 0, 0, 0]);
  });

  it('gets late money back when the beds are gone', async () => {
    const booking = await buildStay({ beds: 2 });
    await change(booking, nights(booking, 4), 160);
    const url = await paymentPage(booking.uuid, gateway);
    await pool.query(
      "update bookings set hold_until = now() - interval '1 second' where changes_booking_id = $1",
      [booking.id],
    );
    await buildBooking({ koieId: booking.koieId, from: 12, to: 14, guestsMember: 1 });
    double.ledger.pages.payOn(url);
    await settleOpenPayments(gateway);
    expect(await booking.reload()).to.include({
      departureDate: addDays(today(), 12),
      priceNok: 160,
      balanceOre: 0,
    });
    expect(await refundsOf(booking)).to.deep.equal([[16_000, 'succeeded']]);
    const told = await Email.findOne({
      where: { bookingId: booking.id, kind: 'refund_sent' },
      rejectOnEmpty: true,
    });
    expect(told.text).to.match(/Bestillingen din gjelder som før: .+, \d/);
  });

  it('is not asked to pay again for nights that were closed while it waited', async () => {
    const booking = await buildStay();
    await change(booking, nights(booking, 4), 160);
    const url = await paymentPage(booking.uuid, gateway);
    const night = addDays(today(), 13);
    await Closure.create({ koieId: booking.koieId, firstNight: night, lastNight: night, reasonNb: 'Dugnad' });
    double.ledger.pages.payOn(url);
    await settleOpenPayments(gateway);
    expect(await refundsOf(booking)).to.deep.equal([[16_000, 'succeeded']]);
    expect(await waits(booking)).to.equal(false);
    expect(await refusalOf(paymentPage(booking.uuid, gateway))).to.equal('already_paid');
  });

  it('has no other nights while the key is out, but may stay on', async () => {
    const booking = await buildStay();
    await booking.update({ keyStatus: 'picked_up', keyOutOn: today() });
    const later = (from: number) =>
      becoming(booking, { arrivalDate: addDays(today(), from), departureDate: addDays(today(), from + 2) });
    expect((await quoteChangeOf(booking.id, later(12))).code).to.equal('key_out');
    expect(await refusalOf(change(booking, later(12), 0))).to.equal('key_out');
    expect((await quoteChangeOf(booking.id, later(11))).code).to.equal(null);
    expect((await quoteChangeOf(booking.id, nights(booking, 4))).code).to.equal(null);
    expect((await quoteChangeOf(booking.id, nights(booking, 1))).code).to.equal(null);
  });

  it('can leave it as before, and then nothing is held', async () => {
    const booking = await buildStay();
    await change(booking, nights(booking, 4), 160);
    await paymentPage(booking.uuid, gateway);
    await giveUpChange(booking.id, GUEST, gateway);
    expect(double.ledger.pages.all.at(-1)?.status).to.equal('expired');
    expect(await waits(booking)).to.equal(false);
    expect(await occupied(booking, 10, 15)).to.deep.equal([2, 2, 0, 0, 0]);
    expect(await change(booking, nights(booking, 3), 80)).to.include({ toPayNok: 80 });
  });

  it('loses what is held when the board moves the booking, or it is cancelled: money for it goes back', async () => {
    for (const by of ['board', 'guest'] as const) {
      const booking = await buildStay();
      await change(booking, nights(booking, 4), 160);
      const url = await paymentPage(booking.uuid, gateway);
      if (by === 'guest') {
        double.ledger.pages.payOn(url);
        await cancelForGuest(booking.id, { expectedRefundNok: 160, isGuest: true }, GUEST, gateway);
      } else {
        const stay = becoming(booking, { departureDate: addDays(today(), 11) });
        await moveBooking(booking.id, stay, { takeNewPrice: true }, { source: 'panel' }, gateway);
      }
      await settleOpenPayments(gateway);
      expect(await waits(booking), by).to.equal(false);
      const given = (await refundsOf(booking)).map(([ore]) => ore);
      expect(given, by).to.deep.equal(by === 'guest' ? [16_000, 16_000] : [8_000]);
    }
  });

  it('never gives up the one stay for the other: two guests who want each other’s beds keep their own', async () => {
    const one = await buildStay({ beds: 2 });
    const other = await buildStay({ beds: 2 });
    const swap = (booking: Booking, koieId: number) => change(booking, becoming(booking, { koieId }), 0);
    const results = await Promise.all([codeOf(swap(one, other.koieId)), codeOf(swap(other, one.koieId))]);
    expect(results).to.deep.equal(['beds_taken', 'beds_taken']);
    expect(await occupied(one, 10, 12)).to.deep.equal([2, 2]);
    expect(await occupied(other, 10, 12)).to.deep.equal([2, 2]);
  });

  it('holds beds that nobody else gets meanwhile, and counts each bed once', async () => {
    const booking = await buildStay({ beds: 3 });
    expect(await change(booking, becoming(booking, { guestsMember: 3 }), 80)).to.include({ toPayNok: 80 });
    expect(await occupied(booking, 10, 12)).to.deep.equal([3, 3]);
    const other = buildBooking({ koieId: booking.koieId, from: 10, to: 11, guestsMember: 1 });
    expect(await other.then(() => '').catch(({ message }: Error) => message)).to.include('free beds');
  });
});
