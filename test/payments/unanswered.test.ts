import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { Booking } from '../../src/models/index.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { pay, settleOpenPayments } from '../../src/services/payments/index.js';
import { StripeGateway } from '../../src/services/payments/stripe-gateway.js';
import { useDatabase } from '../support/database.js';
import { buildHold } from '../support/factories.js';
import {
  buildPayable,
  buildPayables,
  gatewayTo,
  PAID,
  pass,
  refusalOf,
  situationOf,
} from '../support/payments.js';
import { type Fault, STRIPE_KEY, useStripeDouble } from '../support/stripe-double.js';

describe('payments whose answer is lost', () => {
  const test = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  beforeEach(async () => {
    gateway = gatewayTo(double, 400);
    await test.pool.query("update payments set state = 'open' where state <> 'succeeded'");
  });

  const LOSSES: { what: string; fault: Omit<Fault, 'call'>; charges: number }[] = [
    {
      what: 'the connection drops before Stripe has charged',
      fault: { at: 'received', fail: 'drop' },
      charges: 0,
    },
    {
      what: 'the connection drops after Stripe has charged',
      fault: { at: 'done', fail: 'drop' },
      charges: 1,
    },
    { what: 'Stripe never answers and has not charged', fault: { at: 'received', fail: 'hang' }, charges: 0 },
    { what: 'Stripe never answers and has charged', fault: { at: 'done', fail: 'hang' }, charges: 1 },
    { what: 'Stripe has an error before it charges', fault: { at: 'received', fail: 500 }, charges: 0 },
    { what: 'Stripe has an error after it has charged', fault: { at: 'done', fail: 500 }, charges: 1 },
    { what: 'Stripe has too much to do', fault: { at: 'received', fail: 429 }, charges: 0 },
  ];
  for (const { what, fault, charges } of LOSSES) {
    describe(what, () => {
      beforeEach(() => double.next({ call: 'charge', ...fault }));

      it('is 503, keeps the beds, and trying again at once pays once', async () => {
        const { paymentId, caller } = await buildPayable();
        const refusal = await refusalOf(pay(paymentId, 'tok_1first', caller, gateway));
        expect(refusal).to.equal('payment_unavailable');
        expect(double.ledger.charges).to.have.length(charges);
        expect(await situationOf(test.pool, paymentId)).to.deep.include({
          state: 'processing',
          occupied: true,
        });

        await pay(paymentId, 'tok_1second', caller, gateway);
        expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
        expect(double.ledger.charges).to.have.length(1);
      });

      it('is settled by the next run when nobody tries again', async () => {
        const { paymentId, caller } = await buildPayable();
        await refusalOf(pay(paymentId, 'tok_1first', caller, gateway));
        await settleOpenPayments(gateway);

        expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
        expect(double.ledger.charges).to.have.length(1);
      });

      it('is only looked for once the hold is over, however late Stripe can be asked again', async () => {
        const { paymentId, caller, koieId } = await buildPayable();
        await refusalOf(pay(paymentId, 'tok_1first', caller, gateway));
        await pass(test.pool, 2 * 24 * 60, double);
        double.forgetKeys();
        const whileOpen = await buildHold({ koieId }).catch(() => 'refused');
        expect(whileOpen).to.equal('refused');
        await settleOpenPayments(gateway);

        expect(double.ledger.charges).to.have.length(charges);
        expect(await situationOf(test.pool, paymentId)).to.deep.equal(
          charges === 1 ? PAID : { state: 'open', confirmed: false, occupied: false, mails: [], token: null },
        );
      });
    });
  }

  it('tells a Stripe that was never reached from one that did not answer', async () => {
    const { paymentId, caller } = await buildPayable();
    const nobody = new StripeGateway({
      secretKey: STRIPE_KEY,
      apiBase: `http://127.0.0.1:${await freePort()}`,
      returnUrl: 'https://koie.example.org',
    });
    expect(await refusalOf(pay(paymentId, 'tok_visa', caller, nobody))).to.equal('payment_unavailable');
    expect(await situationOf(test.pool, paymentId)).to.deep.include({ state: 'open', token: null });

    await pass(test.pool, 17);
    expect((await situationOf(test.pool, paymentId)).occupied).to.equal(false);
  });

  it('does not take a later «never reached» for an earlier lost answer', async () => {
    const { paymentId, caller } = await buildPayable();
    double.next({ call: 'charge', at: 'done', fail: 'drop' });
    await refusalOf(pay(paymentId, 'tok_1first', caller, gateway));
    const nobody = new StripeGateway({
      secretKey: STRIPE_KEY,
      apiBase: `http://127.0.0.1:${await freePort()}`,
      returnUrl: 'https://koie.example.org',
    });
    expect(await refusalOf(pay(paymentId, 'tok_1second', caller, nobody))).to.equal('payment_unavailable');
    await settleOpenPayments(nobody);
    expect(await situationOf(test.pool, paymentId)).to.deep.include({ state: 'processing', occupied: true });

    await pay(paymentId, 'tok_1third', caller, gateway);
    expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
    expect(double.ledger.charges).to.have.length(1);
  });

  it('charges the new card when the unanswered one turns out declined', async () => {
    const { paymentId, caller } = await buildPayable();
    double.next({ call: 'charge', at: 'done', fail: 'drop' });
    await refusalOf(pay(paymentId, 'tok_chargeDeclined', caller, gateway));
    await pay(paymentId, 'tok_1other', caller, gateway);
    expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
    expect(double.ledger.charges).to.have.length(1);
  });

  it('says declined when the same card is tried again', async () => {
    const { paymentId, caller } = await buildPayable();
    double.next({ call: 'charge', at: 'done', fail: 'drop' });
    await refusalOf(pay(paymentId, 'tok_chargeDeclined', caller, gateway));
    expect(await refusalOf(pay(paymentId, 'tok_chargeDeclined', caller, gateway))).to.equal('card_declined');
    expect(double.ledger.intents).to.have.length(1);
  });

  it('settles at once what Stripe has answered with an error although it charged', async () => {
    const { paymentId, caller } = await buildPayable();
    double.next({ call: 'charge', at: 'done', fail: 500 });
    await refusalOf(pay(paymentId, 'tok_1first', caller, gateway));
    await pay(paymentId, 'tok_1second', caller, gateway);
    expect(double.calls.map(({ call }) => call)).to.deep.equal(['charge', 'charge', 'list']);
    expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
  });

  it('makes a new attempt where Stripe keeps repeating an error and has charged nothing', async () => {
    const { paymentId, caller } = await buildPayable();
    double.next({ call: 'charge', at: 'received', fail: 500, isStored: true });
    const refusal = await refusalOf(pay(paymentId, 'tok_1card', caller, gateway));
    expect(refusal).to.equal('payment_unavailable');
    await pay(paymentId, 'tok_1card', caller, gateway);
    expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
    expect(double.ledger.charges).to.have.length(1);
  });

  it('leaves the hold to the guest where Stripe keeps repeating an error and nobody tries again', async () => {
    const { paymentId, caller } = await buildPayable();
    double.next({ call: 'charge', at: 'received', fail: 500, isStored: true });
    await refusalOf(pay(paymentId, 'tok_1card', caller, gateway));
    expect(await settleOpenPayments(gateway)).to.include({ freed: 1, failed: 0 });
    const left = { state: 'open', confirmed: false, occupied: true, mails: [], token: null };
    expect(await situationOf(test.pool, paymentId)).to.deep.equal(left);
    expect(double.ledger.charges).to.be.empty;
  });

  it('frees the beds only when an unanswered charge can no longer turn up', async () => {
    const { paymentId, caller } = await buildPayable();
    double.next({ call: 'charge', at: 'received', fail: 'drop' });
    await refusalOf(pay(paymentId, 'tok_1first', caller, gateway));
    await pass(test.pool, 17, double);
    await settleOpenPayments(gateway);
    expect(await situationOf(test.pool, paymentId)).to.deep.include({ state: 'processing', occupied: true });
    expect(await refusalOf(pay(paymentId, 'tok_1second', caller, gateway))).to.equal('payment_unavailable');

    await pass(test.pool, 5, double);
    expect(await refusalOf(pay(paymentId, 'tok_1second', caller, gateway))).to.equal('hold_expired');
    expect(await situationOf(test.pool, paymentId)).to.deep.include({ state: 'open', occupied: false });
    expect(double.ledger.charges).to.be.empty;
  });

  it('relies on no idempotency key of yesterday, even where staff have prolonged the hold', async () => {
    const { paymentId, caller, booking } = await buildPayable();
    double.next({ call: 'charge', at: 'done', fail: 'drop' });
    await refusalOf(pay(paymentId, 'tok_visa', caller, gateway));
    await pass(test.pool, 25 * 60, double);
    await Booking.update({ holdUntil: new Date(Date.now() + 3_600_000) }, { where: { id: booking.id } });
    double.forgetKeys();
    await pay(paymentId, 'tok_1second', caller, gateway);
    expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
    expect(double.ledger.charges).to.have.length(1);
  });

  it('does not charge a booking that was cancelled meanwhile', async () => {
    const { paymentId, caller, booking } = await buildPayable();
    double.next({ call: 'charge', at: 'received', fail: 'drop' });
    await refusalOf(pay(paymentId, 'tok_1first', caller, gateway));
    await Booking.update({ cancelledAt: new Date() }, { where: { id: booking.id } });
    await settleOpenPayments(gateway);
    await pass(test.pool, 30, double);
    await settleOpenPayments(gateway);
    expect(double.ledger.charges).to.be.empty;
    expect(await situationOf(test.pool, paymentId)).to.deep.include({ state: 'open', occupied: false });
  });

  it('leaves a payment alone that a living process is talking to Stripe about', async () => {
    const { paymentId, caller } = await buildPayable();
    const runs: unknown[] = [];
    double.next({
      call: 'charge',
      at: 'received',
      notice: async () => {
        runs.push(await settleOpenPayments(gateway));
        runs.push(await refusalOf(pay(paymentId, 'tok_1second', caller, gateway)));
      },
    });
    await pay(paymentId, 'tok_1first', caller, gatewayTo(double));
    expect(runs).to.deep.equal([
      { paid: 0, freed: 0, refunded: 0, open: 0, failed: 0 },
      'payment_in_progress',
    ]);
  });

  it('several runs at once settle each payment once', async () => {
    const payables = await buildPayables(6);
    double.next({ call: 'charge', at: 'done', fail: 'drop' }, 6);
    await Promise.all(
      payables.map(({ paymentId, caller }, index) =>
        refusalOf(pay(paymentId, `tok_1guest${index}`, caller, gateway)),
      ),
    );
    const counts = await Promise.all([1, 2, 3].map(() => settleOpenPayments(gateway)));

    expect(counts.reduce((sum, { paid }) => sum + paid, 0)).to.equal(6);
    expect(double.ledger.charges).to.have.length(6);
    for (const { paymentId } of payables) expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
  });

  it('gives up a run after three calls without an answer, and loses nothing', async () => {
    const payables = await buildPayables(5);
    double.next({ call: 'charge', at: 'received', fail: 'drop' }, 8);
    for (const { paymentId, caller } of payables)
      await refusalOf(pay(paymentId, 'tok_visa', caller, gateway));
    expect(await settleOpenPayments(gateway)).to.include({ failed: 3, paid: 0 });
    expect(await settleOpenPayments(gateway)).to.include({ failed: 0, paid: 5 });
    expect(double.ledger.charges).to.have.length(5);
  });

  it('charges nobody with a wrong key', async () => {
    const { paymentId, caller } = await buildPayable();
    const wrong = new StripeGateway({
      secretKey: 'sk_test_wrong',
      apiBase: double.url,
      returnUrl: 'https://koie.example.org',
    });
    expect(await refusalOf(pay(paymentId, 'tok_visa', caller, wrong))).to.equal('payment_unavailable');
    expect((await situationOf(test.pool, paymentId)).state).to.equal('open');
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
