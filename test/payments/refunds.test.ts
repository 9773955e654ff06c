import { expect } from 'chai';
import { Booking, Payment, Refund } from '../../src/models/index.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { pay, settleOpenPayments } from '../../src/services/payments/index.js';
import { useDatabase } from '../support/database.js';
import { buildPayable, gatewayTo, pass, refusalOf, situationOf } from '../support/payments.js';
import { type Fault, useStripeDouble } from '../support/stripe-double.js';

const MINUTES_A_DAY = 24 * 60;

describe('refunds', () => {
  const test = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  beforeEach(() => {
    gateway = gatewayTo(double, 400);
  });
  afterEach(() =>
    test.pool.query("update refunds set state = 'failed', settled_at = now() where state = 'due'"),
  );

  /** A charge that is to go back: the booking was cancelled while the card was being charged. */
  async function due(): Promise<string> {
    const { paymentId, caller, booking } = await buildPayable();
    double.next({
      call: 'charge',
      at: 'done',
      notice: () => Booking.update({ cancelledAt: new Date() }, { where: { id: booking.id } }),
    });
    await refusalOf(pay(paymentId, 'tok_visa', caller, gateway));
    expect(await stateOf(paymentId)).to.equal('refund_due');
    return paymentId;
  }

  const stateOf = async (paymentId: string) => (await situationOf(test.pool, paymentId)).state;
  const amounts = () => double.ledger.refunds.map(({ amount }) => amount);
  const asked = () => double.calls.filter(({ call }) => call === 'refund');
  const keys = () => asked().map(({ idempotencyKey }) => idempotencyKey);

  const FAULTS: { what: string; fault: Omit<Fault, 'call'> }[] = [
    { what: 'an error that Stripe stores', fault: { at: 'received', fail: 500, isStored: true } },
    { what: 'an error after it was made', fault: { at: 'done', fail: 500 } },
    { what: 'an answer that is lost', fault: { at: 'done', fail: 'drop' } },
    { what: 'no answer, and it was not made', fault: { at: 'received', fail: 'hang' } },
    { what: 'too much to do', fault: { at: 'received', fail: 429 } },
  ];
  for (const { what, fault } of FAULTS) {
    it(`are given once, by the next run, after ${what}`, async () => {
      const paymentId = await due();
      double.next({ call: 'refund', ...fault });
      expect(await settleOpenPayments(gateway)).to.include({ refunded: 0, failed: 1 });
      await settleOpenPayments(gateway);
      expect(await stateOf(paymentId)).to.equal('refunded');
      expect(amounts()).to.deep.equal([16_000]);
    });
  }

  it('have a key of their own, another once a try is over, and are not asked for when they are there', async () => {
    const paymentId = await due();
    const refund = await Refund.findOne({ where: { paymentId }, rejectOnEmpty: true });
    double.next({ call: 'refund', at: 'received', fail: 'drop' });
    double.next({ call: 'refund', at: 'received', fail: 500 });
    double.next({ call: 'refund', at: 'done', fail: 'drop' });
    for (let run = 1; run <= 4; run += 1) await settleOpenPayments(gateway);
    // The first try may still arrive: the second is the same one.
    expect(keys()).to.deep.equal([`${refund.id}:1`, `${refund.id}:1`, `${refund.id}:2`]);
    expect(amounts()).to.deep.equal([16_000]);
  });

  it('rely on no key of yesterday', async () => {
    const paymentId = await due();
    double.next({ call: 'refund', at: 'received', fail: 'drop' });
    await settleOpenPayments(gateway);
    double.forgetKeys();
    await pass(test.pool, MINUTES_A_DAY, double, paymentId);
    await settleOpenPayments(gateway);
    expect(new Set(keys()).size).to.equal(2);
    expect(amounts()).to.deep.equal([16_000]);
  });

  it('are for what is left where a part has been given back at Stripe', async () => {
    const paymentId = await due();
    const [charge] = double.ledger.charges;
    if (charge) double.ledger.giveBack(charge, 'succeeded', 6_000);
    await settleOpenPayments(gateway);
    await settleOpenPayments(gateway);
    expect(amounts()).to.deep.equal([10_000, 6_000]);
    expect(await stateOf(paymentId)).to.equal('refunded');
  });

  it('wait for Stripe when it has them under way, and are asked for once', async () => {
    const paymentId = await due();
    double.ledger.nextRefund = 'pending';
    double.next({ call: 'refund', at: 'done', fail: 'drop' });
    await settleOpenPayments(gateway);
    await settleOpenPayments(gateway);
    expect(await stateOf(paymentId)).to.equal('refund_due');
    for (const refund of double.ledger.refunds) double.ledger.endRefund(refund, 'succeeded');
    await settleOpenPayments(gateway);
    expect(await stateOf(paymentId)).to.equal('refunded');
    expect(amounts()).to.deep.equal([16_000]);
  });

  it('that have failed are asked for no more until somebody says so', async () => {
    const paymentId = await due();
    double.ledger.nextRefund = 'failed';
    for (let run = 1; run <= 3; run += 1) await settleOpenPayments(gateway);
    expect(asked()).to.have.length(1);
    const refund = await Refund.findOne({ where: { paymentId }, rejectOnEmpty: true });
    expect(refund).to.include({ state: 'failed', failure: 'expired_or_canceled_card', handledAt: null });
  });

  it('of a payment that the old system made go back through its charge', async () => {
    const { paymentId, booking } = await buildPayable();
    const charge = double.ledger.take(null, 16_000, 'ch_old');
    await booking.update({ confirmedAt: new Date() });
    await test.pool.query(
      "update payments set charge_id = 'ch_old', state = 'succeeded', amount_ore = 16000, settled_at = now() where id = $1",
      [paymentId],
    );
    await Refund.create({ paymentId, amountOre: 6_000, reason: 'board' });
    await settleOpenPayments(gateway);
    expect(double.ledger.givenBack(charge)).to.equal(6_000);
    expect((await booking.reload()).receivedOre).to.equal(10_000);
    expect(await Payment.count({ where: { chargeId: 'ch_old' } })).to.equal(1);
  });
});
