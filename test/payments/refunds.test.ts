import { expect } from 'chai';
import { Booking } from '../../src/models/index.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { pay, settleOpenPayments } from '../../src/services/payments/index.js';
import { useDatabase } from '../support/database.js';
import { buildPayable, gatewayTo, refusalOf, situationOf } from '../support/payments.js';
import { type Fault, useStripeDouble } from '../support/stripe-double.js';

const DAY_SECONDS = 24 * 60 * 60;

describe('refunds', () => {
  const test = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  beforeEach(async () => {
    gateway = gatewayTo(double, 400);
    await test.pool.query("update payments set state = 'open'");
  });

  /** A payment that is to go back: the booking was cancelled while the card was being charged. */
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
      expect(await settleOpenPayments(gateway)).to.include({ refunded: 1, failed: 0 });
      expect(await stateOf(paymentId)).to.equal('refunded');
      expect(amounts()).to.deep.equal([16_000]);
    });
  }

  it('have a key of their own for each try, and are not asked for when they are there', async () => {
    await due();
    double.next({ call: 'refund', at: 'received', fail: 'drop' });
    double.next({ call: 'refund', at: 'done', fail: 'drop' });
    for (let run = 1; run <= 3; run += 1) await settleOpenPayments(gateway);
    const keys = asked().map(({ idempotencyKey }) => idempotencyKey);
    expect(keys).to.have.length(2);
    expect(new Set(keys).size).to.equal(2);
  });

  it('are for what is left where a part has been given back at Stripe', async () => {
    await due();
    const [charge] = double.ledger.charges;
    if (charge) double.ledger.giveBack(charge, 'succeeded', 6_000);
    await settleOpenPayments(gateway);
    expect(amounts()).to.deep.equal([10_000, 6_000]);
  });

  it('count as given when Stripe has them under way', async () => {
    const paymentId = await due();
    double.ledger.nextRefund = 'pending';
    double.next({ call: 'refund', at: 'done', fail: 'drop' });
    await settleOpenPayments(gateway);
    await settleOpenPayments(gateway);
    expect(await stateOf(paymentId)).to.equal('refunded');
    expect(amounts()).to.deep.equal([16_000]);
  });

  it('that have failed stay due, and are tried again after a day', async () => {
    const paymentId = await due();
    double.ledger.nextRefund = 'failed';
    for (let run = 1; run <= 3; run += 1) {
      expect(await settleOpenPayments(gateway)).to.include({ refunded: 0, failed: 1 });
    }
    expect(asked()).to.have.length(1);
    expect(await stateOf(paymentId)).to.equal('refund_due');

    for (const refund of double.ledger.refunds) refund.created -= DAY_SECONDS;
    double.ledger.nextRefund = 'succeeded';
    await settleOpenPayments(gateway);
    expect(await stateOf(paymentId)).to.equal('refunded');
    expect(double.ledger.kept).to.be.empty;
  });
});
