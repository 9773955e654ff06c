import { expect } from 'chai';
import { Email, Koie, PriceChange } from '../../src/models/index.js';
import { addDays } from '../../src/platform/clock.js';
import { refundByBoard, setPriceByBoard } from '../../src/services/bookings/board-money.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import { confirmBooking, markInvoicePaid } from '../../src/services/bookings/confirm.js';
import { type Move, moveBooking, quoteMove } from '../../src/services/bookings/move.js';
import type { RefundChoice } from '../../src/services/bookings/refund-choice.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { paymentPage, settleOpenPayments } from '../../src/services/payments/index.js';
import { accountFor, buildPaid, payElsewhere, refundsFor } from '../support/accounts.js';
import { useDatabase } from '../support/database.js';
import { buildBooking } from '../support/factories.js';
import { buildPayable, gatewayTo, type Payable, refusalOf } from '../support/payments.js';
import { useStripeDouble } from '../support/stripe-double.js';

const BOARD = { user: undefined, source: 'panel' } as const;
const HALF = [{ days_before: 0, percent: 50 }];

describe('money that goes both ways', () => {
  useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  beforeEach(() => {
    gateway = gatewayTo(double);
  });

  const settle = () => settleOpenPayments(gateway);
  const cancel = ({ booking }: Payable, refund: RefundChoice) =>
    cancelBooking(booking.id, { reason: 'Syk', refund }, BOARD, gateway);
  const move = async ({ booking }: Payable, changes: Partial<Move>, refund?: RefundChoice) => {
    const { koieId, arrivalDate, departureDate, guestsMember, guestsNotMember } = booking;
    const stay = { koieId, arrivalDate, departureDate, guestsMember, guestsNotMember, ...changes };
    const money = { takeNewPrice: true, refund, refundReason: 'Avtalt' };
    return moveBooking(booking.id, stay, money, BOARD, gateway);
  };
  const atStripe = () =>
    double.ledger.charges.reduce((sum, charge) => sum + charge.amount - double.ledger.givenBack(charge), 0);

  describe('cancelling', () => {
    it('gives half back by the terms, keeps the other half, and says why', async () => {
      const paid = await buildPaid(gateway, { steps: HALF });
      await cancel(paid, 'terms');
      expect(await accountFor(paid)).to.include({ priceNok: 80, receivedOre: 8_000, balanceOre: 0 });
      expect(await refundsFor(paid)).to.deep.equal([[8_000, 'due']]);
      await settle();
      expect(await refundsFor(paid)).to.deep.equal([[8_000, 'succeeded']]);
      expect(atStripe()).to.equal(8_000);
      const { priceChanges } = await accountFor(paid);
      expect(priceChanges).to.have.length(1);
      expect(priceChanges[0]).to.include({ wasNok: 160, isNok: 80, reason: 'cancellation', note: 'Syk' });
      const mail = await Email.findOne({
        where: { bookingId: paid.booking.id, kind: 'booking_cancelled' },
        rejectOnEmpty: true,
      });
      expect(mail.text).to.contain('80 kr av 160 kr blir betalt tilbake');
    });

    it('gives nothing, all or a sum back when the board says so', async () => {
      for (const [choice, refunds] of [
        ['none', []],
        ['all', [[16_000, 'due']]],
        [45, [[4_500, 'due']]],
      ] as const) {
        const paid = await buildPaid(gateway, { steps: HALF });
        await cancel(paid, choice);
        expect(await refundsFor(paid)).to.deep.equal(refunds);
        expect((await accountFor(paid)).balanceOre).to.equal(0);
      }
      const paid = await buildPaid(gateway);
      const tooMuch = await cancel(paid, 161).catch((error: { fields: object }) => error.fields);
      expect(Object.keys(tooMuch)).to.deep.equal(['refundNok']);
      expect((await paid.booking.reload()).cancelledAt).to.equal(null);
    });

    it('has nothing to give back of what was not paid', async () => {
      const hold = await buildPayable();
      await cancel(hold, 'terms');
      expect(await accountFor(hold)).to.deep.include({ priceNok: 0, balanceOre: 0, refunds: [] });
      const invoice = await buildBooking({ settlement: 'invoice', priceNok: 160 });
      await cancelBooking(invoice.id, { reason: 'Syk', refund: 'all' }, BOARD, gateway);
      expect(await accountFor({ booking: invoice })).to.deep.include({
        priceNok: 0,
        balanceOre: 0,
        refunds: [],
      });
    });

    it('gives back once, whoever does it at the same moment', async () => {
      const paid = await buildPaid(gateway);
      const refusals = await Promise.all(Array.from({ length: 6 }, () => refusalOf(cancel(paid, 'all'))));
      expect(refusals.filter((code) => code === undefined)).to.have.length(1);
      await Promise.all([settle(), settle()]);
      expect(await refundsFor(paid)).to.deep.equal([[16_000, 'succeeded']]);
      expect(double.ledger.refunds).to.have.length(1);
    });
  });

  describe('moving', () => {
    it('to a cheaper stay gives back by the terms; what is kept is part of the price', async () => {
      const paid = await buildPaid(gateway, { steps: HALF });
      const { koieId, booking } = paid;
      const { arrivalDate, departureDate } = booking;
      const fewer = { koieId, arrivalDate, departureDate, guestsMember: 1, guestsNotMember: 0 };
      expect(await quoteMove(booking.id, fewer)).to.include({
        newPriceNok: 80,
        differenceNok: -80,
        refundNok: 40,
        toPayNok: 0,
      });
      await move(paid, { guestsMember: 1 });
      expect(await accountFor(paid)).to.include({ priceNok: 120, receivedOre: 12_000, balanceOre: 0 });
      await settle();
      expect(atStripe()).to.equal(12_000);
      const where = { bookingId: booking.id, kind: 'booking_moved' } as const;
      expect((await Email.findOne({ where, rejectOnEmpty: true })).text).to.contain(
        '40 kr blir betalt tilbake',
      );
    });

    it('to a dearer stay keeps the beds and leaves the rest to be paid by the link, alone', async () => {
      const paid = await buildPaid(gateway);
      await move(paid, { departureDate: addDays(paid.booking.arrivalDate, 3) });
      expect(await paid.booking.reload()).to.include({ paid: false, awaitsCard: true, balanceOre: 32_000 });
      expect(paid.booking.confirmedAt).to.not.equal(null);
      const urls = await Promise.all([1, 2, 3].map(() => paymentPage(paid.booking.uuid, gateway)));
      expect(new Set(urls).size).to.equal(1);
      expect(double.ledger.pages.open.map((page) => page.amount_total)).to.deep.equal([32_000]);
      double.ledger.pages.payOn(urls[0] ?? '');
      await settle();
      expect((await paid.booking.reload()).paid).to.equal(true);
      const { charges } = await accountFor(paid);
      expect(charges.map(({ method, amountOre }) => [method, amountOre])).to.deep.equal([
        ['card', 16_000],
        ['link', 32_000],
      ]);
      expect(charges[0]?.id).to.equal(paid.paymentId);
    });

    it('prices other nights and guests as the koie did when it was booked, and another koie as it does now', async () => {
      const paid = await buildPaid(gateway);
      const other = await buildPaid(gateway);
      await Koie.update({ priceMember: 500 }, { where: { id: [paid.koieId, other.koieId] } });
      const two = { departureDate: addDays(paid.booking.arrivalDate, 2) };
      await move(paid, two);
      expect((await paid.booking.reload()).priceNok).to.equal(320);
      await move(paid, {
        koieId: other.koieId,
        arrivalDate: addDays(paid.booking.arrivalDate, 5),
        departureDate: addDays(paid.booking.arrivalDate, 6),
      });
      expect(await paid.booking.reload()).to.include({ priceNok: 1_000, priceMember: 500 });
    });
  });

  describe('several charges', () => {
    it('give back of the newest first, in as many refunds as it takes, and by hand what no card paid', async () => {
      const paid = await buildPaid(gateway);
      await move(paid, { departureDate: addDays(paid.booking.arrivalDate, 2) });
      double.ledger.pages.payOn(await paymentPage(paid.booking.uuid, gateway));
      await settle();
      await setPriceByBoard(paid.booking.id, { priceNok: 400, reason: 'Dyrere ved' }, BOARD, gateway);
      await confirmBooking(paid.booking.id, { settlement: 'elsewhere', reason: 'Vipps' }, BOARD, gateway);
      await refundByBoard(paid.booking.id, { refund: 300, reason: 'Taket lakk' }, BOARD, gateway);
      const { charges, refunds, ...sums } = await accountFor(paid);
      expect(sums).to.include({ priceNok: 100, receivedOre: 10_000, balanceOre: 0 });
      const positions = new Map(charges.map(({ id }, index) => [id, index + 1]));
      expect(
        refunds
          .map(({ paymentId, amountOre, method }) => [positions.get(paymentId), amountOre, method])
          .sort(([one], [other]) => Number(other) - Number(one)),
      ).to.deep.equal([
        [3, 8_000, 'elsewhere'],
        [2, 16_000, 'card'],
        [1, 6_000, 'card'],
      ]);
      await settle();
      expect(atStripe()).to.equal(10_000);
    });

    it('are never given back beyond what was received, by ten at the same moment', async () => {
      const paid = await buildPaid(gateway);
      const give = () => refundByBoard(paid.booking.id, { refund: 40, reason: 'Kaldt' }, BOARD, gateway);
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, () =>
          give().then(
            () => 'given',
            (error: { fields?: object }) => Object.keys(error.fields ?? {})[0],
          ),
        ),
      );
      expect(outcomes.filter((outcome) => outcome === 'given')).to.have.length(4);
      expect(outcomes.filter((outcome) => outcome === 'refundNok')).to.have.length(6);
      await Promise.all([settle(), settle()]);
      expect(atStripe()).to.equal(0);
      expect(double.ledger.refunds).to.have.length(4);
    });
  });

  describe('the board', () => {
    it('lets somebody off, and what was paid beyond goes back', async () => {
      const paid = await buildPaid(gateway);
      await setPriceByBoard(paid.booking.id, { priceNok: 100, reason: 'Ingen ved' }, BOARD, gateway);
      expect(await refundsFor(paid)).to.deep.equal([[6_000, 'due']]);
      const [change] = await PriceChange.findAll({ where: { bookingId: paid.booking.id } });
      expect(change).to.include({ reason: 'board', note: 'Ingen ved', isNok: 100 });
    });

    it('needs a reason, and a whole sum that was received', async () => {
      const paid = await buildPaid(gateway);
      const fields = (call: Promise<unknown>) =>
        call.then(
          () => undefined,
          (error: { fields?: object }) => Object.keys(error.fields ?? {})[0],
        );
      const { id } = paid.booking;
      expect(await fields(refundByBoard(id, { refund: 10, reason: ' ' }, BOARD, gateway))).to.equal('reason');
      for (const amountNok of [0, -1, 161, 1.5, Number.NaN])
        expect(await fields(refundByBoard(id, { refund: amountNok, reason: 'x' }, BOARD, gateway))).to.equal(
          'refundNok',
        );
      for (const priceNok of [-1, 1.5, Number.NaN])
        expect(await fields(setPriceByBoard(id, { priceNok, reason: 'x' }, BOARD, gateway))).to.equal(
          'priceNok',
        );
    });

    it('has an invoice that becomes dearer paid in two', async () => {
      const booking = await buildBooking({ settlement: 'invoice', priceNok: 160, from: 5 });
      await markInvoicePaid(booking.id, BOARD);
      await setPriceByBoard(booking.id, { priceNok: 200, reason: 'En til' }, BOARD, gateway);
      expect(await booking.reload()).to.include({ paid: false, awaitsCard: false, balanceOre: 4_000 });
      expect(await refusalOf(paymentPage(booking.uuid, gateway))).to.equal('not_by_card');
      await markInvoicePaid(booking.id, BOARD);
      expect((await booking.reload()).paid).to.equal(true);
    });

    it('is owed nothing by a guest who has paid elsewhere too much', async () => {
      const paid = await buildPaid(gateway);
      await payElsewhere(paid, 5_000);
      expect((await paid.booking.reload()).balanceOre).to.equal(-5_000);
      await cancel(paid, 'all');
      expect(await refundsFor(paid)).to.have.length(2);
      expect((await accountFor(paid)).balanceOre).to.equal(0);
    });
  });
});
