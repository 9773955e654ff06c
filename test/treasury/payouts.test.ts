import { expect } from 'chai';
import { runJob } from '../../src/jobs/index.js';
import { Payment } from '../../src/models/index.js';
import { today } from '../../src/platform/clock.js';
import { write } from '../../src/platform/write.js';
import { giveBack, lockAccount, moneyToSeeTo } from '../../src/services/accounts/index.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { pay, settleOpenPayments } from '../../src/services/payments/index.js';
import { SandboxGateway } from '../../src/services/payments/sandbox-gateway.js';
import {
  linesOf,
  payoutOf,
  payoutsOf,
  readPayouts,
  sumsByKoie,
  totalOf,
} from '../../src/services/treasury/index.js';
import { useDatabase } from '../support/database.js';
import { MortalGateway } from '../support/mortal-gateway.js';
import { buildPayable, gatewayTo, type Payable } from '../support/payments.js';
import { useStripeDouble } from '../support/stripe-double.js';

const THIS_MONTH = today().slice(0, 7);

describe('Payouts', () => {
  const database = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  before(() => {
    gateway = gatewayTo(double);
  });
  // Stripe's double begins anew; the names of its charges go on.
  afterEach(() => database.pool.query('truncate balance_transactions, payouts, stripe_readings'));

  const paid = async (): Promise<Payable> => {
    const payable = await buildPayable();
    await pay(payable.paymentId, 'tok_visa', payable.caller, gateway);
    return payable;
  };
  const chargeOf = (index = 0) => {
    const charge = double.ledger.charges[index];
    if (!charge) throw new Error('nothing was charged');
    return charge;
  };
  const refund = async ({ booking }: Payable, amountOre: number) => {
    await write({ source: 'panel' }, async (transaction) => {
      const account = await lockAccount(booking.id, transaction);
      if (account) await giveBack(account, amountOre, { reason: 'board' });
    });
    await settleOpenPayments(gateway);
  };
  const unexplained = async () =>
    (await moneyToSeeTo()).filter(({ problem }) => problem === 'payout_unexplained');

  it('are matched with charges, refunds, disputes and fees, to the øre', async () => {
    const [first] = [await paid(), await paid()];
    await refund(first, 4_000);
    double.ledger.dispute(chargeOf(1), 15_000);
    await settleOpenPayments(gateway);
    double.ledger.book('stripe_fee', 'fee_1', -250, 0);
    const payout = double.ledger.payOut();

    await readPayouts(gateway);

    const fees = -2 * 420 - 15_000 - 250;
    expect(await payoutOf(payout.id)).to.deep.include({
      amountOre: 16_000 - 4_000 - 16_000 + 16_000 + fees,
      chargesOre: 32_000,
      refundsOre: -4_000,
      disputesOre: -16_000,
      feesOre: fees,
      unexplainedOre: 0,
      isRead: true,
      arrivesOn: today(),
    });
    const lines = await linesOf(payout.id);
    expect(lines.map(({ kind }) => kind)).to.have.members(['charge', 'charge', 'refund', 'dispute', 'fee']);
    expect(lines.every(({ isExplained }) => isExplained)).to.equal(true);
    expect(lines.find(({ kind }) => kind === 'refund')?.reference).to.equal(first.booking.reference);
    expect(await unexplained()).to.have.lengthOf(0);
    expect(totalOf(await sumsByKoie(THIS_MONTH, 'payment'))).to.deep.equal({
      receivedOre: 32_000,
      givenBackOre: -20_000,
      feesOre: fees,
      netOre: 12_000 + fees,
    });
  });

  it('name on the front page what nothing explains, until it is explained', async () => {
    await paid();
    double.ledger.take(null, 9_900, 'ch_stranger');
    double.ledger.book('adjustment', 'adj_1', 100, 0, null, 'other_adjustment');
    const payout = double.ledger.payOut();
    await readPayouts(gateway);
    const strange = 9_900 - Math.round(9_900 * 0.015) - 180 + 100;
    expect((await payoutOf(payout.id))?.unexplainedOre).to.equal(strange);
    expect((await unexplained())[0]).to.include({ id: payout.id, amountOre: strange, bookingId: null });
    expect((await linesOf(payout.id)).slice(0, 2).map(({ isExplained }) => isExplained)).to.deep.equal([
      false,
      false,
    ]);
    const late = await buildPayable();
    await Payment.update(
      { state: 'succeeded', amountOre: 9_900, chargeId: 'ch_stranger', settledAt: new Date() },
      { where: { id: late.paymentId } },
    );
    await readPayouts(gateway);
    expect((await payoutOf(payout.id))?.unexplainedOre).to.equal(100);
  });

  it('tell a charge of another sum than ours, and a payout of which Stripe says nothing', async () => {
    const payable = await paid();
    const line = double.ledger.transactions[0];
    if (line) Object.assign(line, { amount: 15_000, net: 15_000 - line.fee });
    const payout = double.ledger.payOut();
    const byHand = double.ledger.payOut();
    Object.assign(byHand, { amount: 7_000, automatic: false, reconciliation_status: 'not_applicable' });
    await readPayouts(gateway);
    expect((await payoutOf(payout.id))?.unexplainedOre).to.equal(15_000 - 420);
    expect((await payoutOf(byHand.id))?.unexplainedOre).to.equal(7_000);
    expect((await linesOf(payout.id))[0]).to.include({
      isExplained: false,
      reference: payable.booking.reference,
    });
    expect(await unexplained()).to.have.lengthOf(2);
  });

  it('are read page by page, and again without anything being counted twice', async () => {
    await paid();
    for (let index = 0; index < 230; index += 1) double.ledger.book('stripe_fee', `fee_${index}`, -100, 0);
    double.ledger.take(null, 100_000, 'ch_much');
    double.ledger.payOut();
    for (let index = 0; index < 120; index += 1) {
      double.ledger.book('stripe_fee', `late_${index}`, 200, 0);
      double.ledger.payOut();
    }
    const counts = await readPayouts(gateway);
    expect(counts).to.include({ payouts: 121 });
    const { rows } =
      await database.pool.query(`select count(*)::integer as count, sum(net_ore)::integer as net
      from balance_transactions where kind <> 'payout'`);
    expect(rows[0].count).to.equal(double.ledger.transactions.filter(({ type }) => type !== 'payout').length);
    const before = { sums: await sumsByKoie(THIS_MONTH, 'payment'), payouts: await payoutsOf(THIS_MONTH) };
    expect(await readPayouts(gateway)).to.deep.equal({ lines: 0, payouts: 0, matched: 0 });
    expect({
      sums: await sumsByKoie(THIS_MONTH, 'payment'),
      payouts: await payoutsOf(THIS_MONTH),
    }).to.deep.equal(before);
  }).timeout(30_000);

  it('are read on from where they were, not from the beginning', async () => {
    await paid();
    double.ledger.payOut();
    await readPayouts(gateway);
    double.ledger.age(40 * 24 * 60 * 60_000);
    await paid();
    const payout = double.ledger.payOut();
    double.calls.length = 0;
    expect(await readPayouts(gateway)).to.deep.equal({ lines: 2, payouts: 1, matched: 1 });
    expect(double.calls.map(({ call }) => call)).to.deep.equal(['balance', 'payouts', 'balance']);
    expect((await payoutOf(payout.id))?.unexplainedOre).to.equal(0);
  });

  it('end the same whatever call a process dies at', async () => {
    for (let index = 0; index < 3; index += 1) await paid();
    for (let index = 0; index < 150; index += 1) double.ledger.book('stripe_fee', `fee_${index}`, -10, 0);
    const payout = double.ledger.payOut();
    for (let call = 1; call <= 5; call += 1) {
      for (const where of ['before', 'after'] as const) {
        await database.pool.query('truncate balance_transactions, payouts, stripe_readings');
        const mortal = new MortalGateway(gateway);
        expect(
          await mortal.live(() => readPayouts(mortal.gateway), where, call),
          `${where} ${call}`,
        ).to.equal('died');
        await readPayouts(gateway);
        expect(await payoutOf(payout.id), `${where} ${call}`).to.deep.include({
          chargesOre: 48_000,
          feesOre: -3 * 420 - 1_500,
          unexplainedOre: 0,
          isRead: true,
        });
        expect(await linesOf(payout.id)).to.have.lengthOf(153);
      }
    }
  }).timeout(30_000);

  it('wait for what Stripe has not told to the end, and follow a payout that fails', async () => {
    await paid();
    const payout = double.ledger.payOut();
    Object.assign(payout, { status: 'in_transit', reconciliation_status: 'in_progress' });
    await readPayouts(gateway);
    expect(await payoutOf(payout.id)).to.deep.include({ isRead: false, state: 'in_transit' });
    Object.assign(payout, { status: 'paid', reconciliation_status: 'completed' });
    await readPayouts(gateway);
    expect(await payoutOf(payout.id)).to.deep.include({ isRead: true, state: 'paid', failedOn: null });
    double.ledger.failPayout(payout);
    await readPayouts(gateway);
    expect(await payoutOf(payout.id)).to.deep.include({
      state: 'failed',
      failedOn: today(),
      unexplainedOre: 0,
    });
  });

  it('are none in the sandbox, and are read by the job', async () => {
    expect(await readPayouts(new SandboxGateway())).to.deep.equal({ lines: 0, payouts: 0, matched: 0 });
    expect((await runJob('payouts')).status).to.equal('done');
  });

  it('and the lines they are made of are kept as they are', async () => {
    await paid();
    double.ledger.payOut();
    await readPayouts(gateway);
    for (const change of [
      'delete from balance_transactions',
      'update balance_transactions set amount_ore = amount_ore + 1, net_ore = net_ore + 1',
      'update balance_transactions set counted_at = now()',
      'delete from payouts',
      'update payouts set amount_ore = 1',
    ]) {
      const refused = await database.pool.query(change).catch((error) => error);
      expect(refused.code, change).to.equal('23514');
    }
  });
});
