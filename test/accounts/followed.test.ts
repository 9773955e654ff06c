import { expect } from 'chai';
import { Dispute, Refund } from '../../src/models/index.js';
import {
  type MoneyToSeeTo,
  moneyToSeeTo,
  notePaidBack,
  seeToDispute,
  seeToFailedRefund,
} from '../../src/services/accounts/index.js';
import { refundByBoard } from '../../src/services/bookings/board-money.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { handleStripeEvent, pay, settleOpenPayments } from '../../src/services/payments/index.js';
import { accountFor, buildPaid, payElsewhere, refundsFor } from '../support/accounts.js';
import { useDatabase } from '../support/database.js';
import { buildPayable, gatewayTo, type Payable, refusalOf } from '../support/payments.js';
import { useStripeDouble, WEBHOOK_SECRET } from '../support/stripe-double.js';

const BOARD = { source: 'panel' } as const;

describe('what happens at Stripe', () => {
  const test = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  beforeEach(async () => {
    gateway = gatewayTo(double);
    await test.pool.query('delete from stripe_readings');
    await test.pool.query('delete from stripe_events');
    await test.pool.query(
      "update refunds set state = 'failed', settled_at = now() where state in ('due', 'pending')",
    );
  });

  const { ledger } = double;
  const settle = () => settleOpenPayments(gateway);
  const lastCharge = () => {
    const charge = ledger.charges.at(-1);
    if (!charge) throw new Error('nothing was charged');
    return charge;
  };
  const deliver = ({ raw, signature }: { raw: Buffer; signature: string }) =>
    handleStripeEvent(raw, signature, { gateway, secret: WEBHOOK_SECRET });
  /** All that has happened, as a webhook brings it: twice, the latest first. */
  const deliverAll = async () => {
    for (const event of [...ledger.events, ...ledger.events])
      await deliver(double.signed(JSON.stringify(event)));
  };
  const WAYS = { 'a webhook': deliverAll, 'the job, without webhooks': settle };

  const problemsOf = async ({ booking }: Payable): Promise<Pick<MoneyToSeeTo, 'problem' | 'amountOre'>[]> =>
    (await moneyToSeeTo())
      .filter(({ bookingId }) => bookingId === booking.id)
      .map(({ problem, amountOre }) => ({ problem, amountOre }));

  for (const [who, learn] of Object.entries(WAYS)) {
    describe(`is learned of by ${who}:`, () => {
      it('a refund made in the dashboard is taken in once, and lowers the price', async () => {
        const paid = await buildPaid(gateway);
        ledger.giveBack(lastCharge(), 'succeeded', 6_000);
        await learn();
        await settle();
        const account = await accountFor(paid);
        expect(account).to.include({ priceNok: 100, receivedOre: 10_000, balanceOre: 0 });
        expect(account.refunds).to.have.length(1);
        expect(account.refunds[0]).to.include({ amountOre: 6_000, state: 'succeeded', reason: 'stripe' });
        expect(account.priceChanges[0]).to.include({ reason: 'stripe', note: 'Tilbakebetalt hos Stripe' });
        expect(await problemsOf(paid)).to.be.empty;
        expect(double.calls.filter(({ call }) => call === 'refund')).to.be.empty;
      });

      it('one that takes the place of ours is not made twice, and lowers the price once', async () => {
        const paid = await buildPaid(gateway);
        await refundByBoard(paid.booking.id, { refund: 160, reason: 'Kaldt' }, BOARD, gateway);
        ledger.giveBack(lastCharge(), 'succeeded', 16_000);
        await learn();
        await settle();
        const { refunds, ...sums } = await accountFor(paid);
        expect(sums).to.include({ priceNok: 0, receivedOre: 0 });
        expect(
          refunds.map(({ state, reason, isHandled }) => [state, reason, isHandled]),
        ).to.have.deep.members([
          ['failed', 'board', true],
          ['succeeded', 'stripe', false],
        ]);
        expect(ledger.refunds).to.have.length(1);
        expect(await problemsOf(paid)).to.be.empty;
      });

      it('one of a payment that we have not heard of yet', async () => {
        const payable = await buildPayable();
        await refusalOf(pay(payable.paymentId, 'tok_threeDSecure2Required', payable.caller, gateway));
        ledger.authenticate(ledger.intents[0]?.id ?? '', true);
        ledger.giveBack(lastCharge(), 'succeeded', 16_000);
        await learn();
        await settle();
        expect(await accountFor(payable)).to.include({ priceNok: 0, receivedOre: 0 });
        expect(await refundsFor(payable)).to.deep.equal([[16_000, 'succeeded']]);
      });

      it('a refund that fails after it was under way, or even done, stands on the front page', async () => {
        for (const first of ['pending', 'succeeded'] as const) {
          const paid = await buildPaid(gateway);
          ledger.nextRefund = first;
          await cancelBooking(paid.booking.id, { reason: 'Syk', refund: 'all' }, BOARD, gateway);
          await settle();
          expect(await refundsFor(paid)).to.deep.equal([[16_000, first]]);
          expect(await problemsOf(paid)).to.be.empty;
          const [refund] = ledger.refunds;
          if (refund) ledger.endRefund(refund, 'failed');
          await learn();
          await settle();
          expect(await refundsFor(paid)).to.deep.equal([[16_000, 'failed']]);
          expect(await problemsOf(paid)).to.deep.equal([{ problem: 'refund_failed', amountOre: 16_000 }]);
        }
      });

      it('a dispute stands on the front page until somebody has dealt with it, and again when it is lost', async () => {
        const paid = await buildPaid(gateway);
        const disputed = ledger.dispute(lastCharge());
        await learn();
        expect(await problemsOf(paid)).to.deep.equal([{ problem: 'disputed', amountOre: 16_000 }]);
        const dispute = await Dispute.findOne({ where: { stripeId: disputed.id }, rejectOnEmpty: true });
        expect(dispute).to.include({ state: 'open', paymentId: paid.paymentId, reason: 'fraudulent' });
        await seeToDispute(dispute.id, 'Sendt kvittering', BOARD);
        expect(await refusalOf(seeToDispute(dispute.id, '', BOARD))).to.equal('conflict');
        expect(await problemsOf(paid)).to.be.empty;
        ledger.closeDispute(disputed, 'lost');
        await learn();
        expect((await dispute.reload()).state).to.equal('lost');
        expect(await problemsOf(paid)).to.deep.equal([{ problem: 'disputed', amountOre: 16_000 }]);
        expect((await accountFor(paid)).balanceOre).to.equal(0);
      });
    });
  }

  it('is asked for again by the event itself, when Stripe could not be asked', async () => {
    const paid = await buildPaid(gateway);
    const refund = ledger.giveBack(lastCharge(), 'succeeded', 1_000);
    const event = double.event('refund.updated', refund.id);
    double.next({ call: 'read_refund', at: 'received', fail: 'drop' });
    expect(await refusalOf(deliver(event))).to.equal('payment_unavailable');
    await deliver(event);
    expect(await refundsFor(paid)).to.deep.equal([[1_000, 'succeeded']]);
  });

  it('is none of ours when the charge is not', async () => {
    const charge = ledger.take(null, 5_000, 'ch_shop');
    ledger.giveBack(charge);
    ledger.dispute(charge);
    await deliverAll();
    await settle();
    expect(await Dispute.count({ where: { stripeId: 'du_ch_shop' } })).to.equal(0);
  });

  it('is read again where it was left, a page at a time', async () => {
    const paid = await buildPaid(gateway);
    for (let i = 0; i < 60; i += 1) ledger.giveBack(lastCharge(), 'succeeded', 10);
    await settle();
    expect(await refundsFor(paid)).to.have.length(60);
    double.calls.length = 0;
    ledger.age(2 * 60 * 60_000);
    await settle();
    expect(double.calls.map(({ call }) => call)).to.deep.equal(['events']);
  });

  describe('a refund that has failed', () => {
    async function failed(): Promise<Payable & { refundId: string }> {
      const paid = await buildPaid(gateway);
      ledger.nextRefund = 'failed';
      await cancelBooking(paid.booking.id, { reason: 'Syk', refund: 'all' }, BOARD, gateway);
      await settle();
      ledger.nextRefund = 'succeeded';
      const refund = await Refund.findOne({ where: { paymentId: paid.paymentId }, rejectOnEmpty: true });
      return { ...paid, refundId: refund.id };
    }

    it('is tried again as one of its own, once', async () => {
      const paid = await failed();
      await seeToFailedRefund(paid.refundId, 'again', '', BOARD);
      expect(await refusalOf(seeToFailedRefund(paid.refundId, 'again', '', BOARD))).to.equal('conflict');
      await settle();
      expect(await refundsFor(paid)).to.deep.equal([
        [16_000, 'failed'],
        [16_000, 'succeeded'],
      ]);
      expect(await problemsOf(paid)).to.be.empty;
      expect((await accountFor(paid)).balanceOre).to.equal(0);
      const keys = double.calls
        .filter(({ call }) => call === 'refund')
        .map(({ idempotencyKey }) => idempotencyKey);
      expect(new Set(keys).size).to.equal(2);
    });

    it('is paid back elsewhere', async () => {
      const paid = await failed();
      await seeToFailedRefund(paid.refundId, 'elsewhere', 'Vipps 3. mai', BOARD);
      await settle();
      const { refunds, balanceOre } = await accountFor(paid);
      expect(refunds.at(-1)).to.include({ state: 'succeeded', method: 'elsewhere', note: 'Vipps 3. mai' });
      expect(balanceOre).to.equal(0);
      expect(await problemsOf(paid)).to.be.empty;
      expect(ledger.kept).to.have.length(1);
    });

    it('is named on the front page when Stripe refuses to make it at all', async () => {
      const paid = await buildPaid(gateway);
      ledger.charges.length = 0;
      await cancelBooking(paid.booking.id, { reason: 'Syk', refund: 'all' }, BOARD, gateway);
      await settle();
      const refund = await Refund.findOne({ where: { paymentId: paid.paymentId }, rejectOnEmpty: true });
      expect(refund).to.include({ state: 'failed', failure: 'resource_missing', stripeId: null });
      expect(await problemsOf(paid)).to.deep.equal([{ problem: 'refund_failed', amountOre: 16_000 }]);
    });
  });

  it('needs a hand where no card was charged, and that is named until it is done', async () => {
    const paid = await buildPaid(gateway);
    await payElsewhere(paid, 5_000);
    expect(await problemsOf(paid)).to.deep.equal([{ problem: 'overpaid', amountOre: 5_000 }]);
    await refundByBoard(paid.booking.id, { refund: 40, reason: 'Kaldt' }, BOARD, gateway);
    expect(await problemsOf(paid)).to.deep.include({ problem: 'refund_by_hand', amountOre: 4_000 });
    const refund = await Refund.findOne({
      where: { method: 'elsewhere', state: 'due' },
      rejectOnEmpty: true,
    });
    await notePaidBack(refund.id, 'Kontant', BOARD);
    expect(await refusalOf(notePaidBack(refund.id, '', BOARD))).to.equal('conflict');
    expect(await refusalOf(seeToFailedRefund(refund.id, 'again', '', BOARD))).to.equal('conflict');
    expect(await problemsOf(paid)).to.not.deep.include({ problem: 'refund_by_hand', amountOre: 4_000 });
  });
});
