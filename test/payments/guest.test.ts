import { expect } from 'chai';
import type pg from 'pg';
import { DomainError } from '../../src/platform/refusals/errors.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { handleStripeEvent, pay, settleOpenPayments } from '../../src/services/payments/index.js';
import { useDatabase } from '../support/database.js';
import { buildHold } from '../support/factories.js';
import {
  buildPayable,
  gatewayTo,
  PAID,
  type Payable,
  pass,
  refusalOf,
  situationOf,
} from '../support/payments.js';
import { useStripeDouble, WEBHOOK_SECRET } from '../support/stripe-double.js';

const FREED = { confirmed: false, occupied: false, mails: [], token: null };
const WAITING = { state: 'requires_action', confirmed: false, occupied: true, mails: [] };

describe('payments that the guest confirms with their bank', () => {
  const test = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  let pool: pg.Pool;
  beforeEach(async () => {
    pool = test.pool;
    gateway = gatewayTo(double);
    await pool.query("update payments set state = 'open' where state <> 'succeeded'");
  });

  const deliver = ({ raw, signature }: { raw: Buffer; signature: string }) =>
    handleStripeEvent(raw, signature, { gateway, secret: WEBHOOK_SECRET });
  const events = async (): Promise<number> =>
    (await pool.query('select count(*)::integer as count from stripe_events')).rows[0].count;

  /** A payment that waits for its guest, and its intent at Stripe. */
  async function waiting(): Promise<Payable & { intentId: string }> {
    const payable = await buildPayable();
    const refusal = await refusalOf(
      pay(payable.paymentId, 'tok_threeDSecure2Required', payable.caller, gateway),
    );
    expect(refusal).to.equal('payment_needs_guest');
    return { ...payable, intentId: double.ledger.intents.at(-1)?.id ?? '' };
  }

  it('says where the guest confirms it, and keeps the beds past the hold', async () => {
    const { paymentId, caller, koieId, intentId } = await waiting();
    const again = await pay(paymentId, 'tok_threeDSecure2Required', caller, gateway).catch((error) => error);
    expect(again).to.be.instanceOf(DomainError);
    expect(again).to.deep.include({
      code: 'payment_needs_guest',
      values: { url: `https://hooks.stripe.com/${intentId}` },
    });
    await pass(pool, 13, double);
    await pool.query("update bookings set hold_until = now() - interval '1 minute'");
    await settleOpenPayments(gateway);
    expect(await situationOf(pool, paymentId)).to.deep.include(WAITING);
    expect(await buildHold({ koieId }).catch(() => 'refused')).to.equal('refused');
    expect(double.ledger.intents).to.have.length(1);
  });

  it('is confirmed by the event of its success', async () => {
    const { paymentId, intentId } = await waiting();
    double.ledger.authenticate(intentId, true);
    await deliver(double.event('payment_intent.succeeded', intentId));
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
  });

  it('is confirmed by the next run when the event never comes', async () => {
    const { paymentId, intentId } = await waiting();
    double.ledger.authenticate(intentId, true);
    expect(await settleOpenPayments(gateway)).to.include({ paid: 1 });
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
  });

  it('is declined by the event of its failure, and the hold can be paid with another card', async () => {
    const { paymentId, caller, intentId } = await waiting();
    double.ledger.authenticate(intentId, false);
    await deliver(double.event('payment_intent.payment_failed', intentId));
    expect(await situationOf(pool, paymentId)).to.deep.equal({ ...FREED, state: 'declined', occupied: true });
    await pay(paymentId, 'tok_visa', caller, gateway);
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
  });

  it('gives way to another card, and can then no longer be charged', async () => {
    const { paymentId, caller, intentId } = await waiting();
    await pay(paymentId, 'tok_1other', caller, gateway);
    expect(double.ledger.intent(intentId).status).to.equal('canceled');
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
    expect(double.ledger.charges).to.have.length(1);
  });

  it('does not give way to another card when the guest has just confirmed it', async () => {
    const { paymentId, caller, intentId } = await waiting();
    double.next({ call: 'cancel', at: 'received', notice: () => double.ledger.authenticate(intentId, true) });
    await pay(paymentId, 'tok_1other', caller, gateway);
    expect(double.ledger.charges.map((charge) => charge.intentId)).to.deep.equal([intentId]);
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
  });

  it('is called off after a quarter of an hour, and only then are the beds free', async () => {
    const { paymentId, intentId, koieId } = await waiting();
    await pass(pool, 20, double);
    double.next({ call: 'cancel', at: 'received', fail: 'drop' });
    await settleOpenPayments(gateway);
    expect(await situationOf(pool, paymentId)).to.deep.include(WAITING);

    await settleOpenPayments(gateway);
    expect(double.ledger.intent(intentId).status).to.equal('canceled');
    expect(await situationOf(pool, paymentId)).to.deep.equal({ ...FREED, state: 'declined' });
    await buildHold({ koieId });
  });

  it('is followed up when its answer was lost', async () => {
    const { paymentId, caller } = await buildPayable();
    double.next({ call: 'charge', at: 'done', fail: 'drop' });
    await refusalOf(pay(paymentId, 'tok_threeDSecure2Required', caller, gateway));
    double.ledger.authenticate(double.ledger.intents[0]?.id ?? '', true);
    await settleOpenPayments(gateway);
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
  });

  it('ignores an event that comes twice, also at the same moment', async () => {
    const { paymentId, intentId } = await waiting();
    double.ledger.authenticate(intentId, true);
    const event = double.event('payment_intent.succeeded', intentId);
    const before = await events();
    await Promise.all(Array.from({ length: 6 }, () => deliver(event)));
    await deliver(event);
    expect(await events()).to.equal(before + 1);
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
  });

  it('does not trust the order of events', async () => {
    const { paymentId, intentId } = await waiting();
    const failed = double.event('payment_intent.payment_failed', intentId);
    double.ledger.authenticate(intentId, true);
    await deliver(failed);
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
    await deliver(double.event('payment_intent.succeeded', intentId));
    await deliver(double.event('payment_intent.canceled', intentId));
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
    expect((await settleOpenPayments(gateway)).refunded).to.equal(0);
  });

  it('settles by an event that overtakes the answer', async () => {
    const { paymentId, caller } = await buildPayable();
    double.next({
      call: 'charge',
      at: 'done',
      notice: () => deliver(double.event('payment_intent.succeeded', double.ledger.intents[0]?.id ?? '')),
    });
    await pay(paymentId, 'tok_visa', caller, gateway);
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
  });

  it('refuses what Stripe has not signed, and changes nothing', async () => {
    const { paymentId, intentId } = await waiting();
    double.ledger.authenticate(intentId, true);
    const { raw, signature } = double.event('payment_intent.succeeded', intentId);
    const forged = Buffer.from(raw.toString().replace(intentId, 'pi_other'));
    const setup = { gateway, secret: WEBHOOK_SECRET };
    const before = await events();

    expect(await refusalOf(handleStripeEvent(raw, undefined, setup))).to.equal('invalid_signature');
    expect(await refusalOf(handleStripeEvent(raw, 't=1,v1=00', setup))).to.equal('invalid_signature');
    expect(await refusalOf(handleStripeEvent(raw, 'nonsense', setup))).to.equal('invalid_signature');
    expect(await refusalOf(handleStripeEvent(forged, signature, setup))).to.equal('invalid_signature');
    expect(await refusalOf(handleStripeEvent(Buffer.from(''), signature, setup))).to.equal(
      'invalid_signature',
    );
    expect(await refusalOf(handleStripeEvent(raw, signature, { gateway, secret: undefined }))).to.equal(
      'invalid_signature',
    );
    expect(await events()).to.equal(before);
    expect(await situationOf(pool, paymentId)).to.deep.include(WAITING);
  });

  it('takes no notice of what is signed and looks like nothing it knows', async () => {
    const { paymentId } = await waiting();
    const id = 'evt_shape';
    const type = 'payment_intent.succeeded';
    const shapes = [
      'null',
      '"text"',
      '12',
      '[]',
      '{}',
      JSON.stringify({ id, type }),
      JSON.stringify({ id, data: { object: { id: 'pi_1' } } }),
      JSON.stringify({ id, type, data: null }),
      JSON.stringify({ id, type, data: { object: null } }),
      JSON.stringify({ id, type, data: { object: 'pi_1' } }),
      JSON.stringify({ id, type, data: { object: { id: 1 } } }),
      JSON.stringify({ id: 'evt\u0000', type, data: { object: { id: 'pi_1' } } }),
      JSON.stringify({ id: 1, type: ['a'], data: { object: { id: 'pi_1/../..' } } }),
    ];
    const before = double.calls.length;
    for (const shape of shapes) await deliver(double.signed(shape));
    expect(double.calls).to.have.length(before);
    expect(await refusalOf(deliver(double.signed('{')))).to.equal('invalid_signature');
    expect(await situationOf(pool, paymentId)).to.deep.include(WAITING);
  });

  it('takes no notice of payments that are not ours', async () => {
    await waiting();
    const intent = double.ledger.intents[0];
    if (intent) intent.metadata = { order: '12' };
    double.ledger.authenticate(intent?.id ?? '', true);
    await deliver(double.event('payment_intent.succeeded', intent?.id ?? ''));
    await deliver(double.event('charge.succeeded', intent?.id ?? ''));
    if (intent) intent.metadata = { payment: '00000000-0000-4000-8000-000000000000', attempt: '1' };
    await deliver(double.event('payment_intent.succeeded', intent?.id ?? '', { id: 'evt_nobody' }));
    expect(double.ledger.kept).to.have.length(1);
  });

  it('has Stripe send the event again when Stripe cannot be asked', async () => {
    const { paymentId, intentId } = await waiting();
    double.ledger.authenticate(intentId, true);
    const event = double.event('payment_intent.succeeded', intentId);
    double.next({ call: 'retrieve', at: 'received', fail: 'drop' });
    expect(await refusalOf(deliver(event))).to.equal('payment_unavailable');
    await deliver(event);
    expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
  });

  describe('success after the payment was given up', () => {
    /** Declined and past its hold; then the money comes through after all. */
    async function late(): Promise<Payable & { intentId: string }> {
      const payable = await waiting();
      double.ledger.authenticate(payable.intentId, false);
      await deliver(double.event('payment_intent.payment_failed', payable.intentId));
      await pass(pool, 20, double);
      double.ledger.succeedLate(payable.intentId);
      return payable;
    }

    it('confirms the booking when its beds are still free', async () => {
      const { paymentId, intentId } = await late();
      await deliver(double.event('payment_intent.succeeded', intentId));
      expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
      expect(double.ledger.kept).to.have.length(1);
    });

    it('is paid back when the beds are taken, once, and the guest is told', async () => {
      const { paymentId, intentId, koieId } = await late();
      const other = await buildHold({ koieId, guestsMember: 1, confirmedAt: new Date() });
      await deliver(double.event('payment_intent.succeeded', intentId));
      expect(await situationOf(pool, paymentId)).to.deep.equal({ ...FREED, state: 'refund_due' });

      double.next({ call: 'refund', at: 'done', fail: 'drop' });
      await settleOpenPayments(gateway);
      double.forgetKeys();
      await Promise.all([settleOpenPayments(gateway), settleOpenPayments(gateway)]);
      await deliver(double.event('payment_intent.succeeded', intentId, { id: 'evt_once_more' }));
      await settleOpenPayments(gateway);

      expect(double.ledger.kept).to.be.empty;
      expect(await situationOf(pool, paymentId)).to.deep.equal({
        ...FREED,
        state: 'refunded',
        mails: ['payment_refunded'],
      });
      await other.reload();
      expect(other.confirmedAt).to.not.equal(null);
    });

    it('is paid back when the koie has been closed or taken out of use', async () => {
      const { paymentId, intentId, koieId } = await late();
      await pool.query('update koier set in_use = false where id = $1', [koieId]);
      await deliver(double.event('payment_intent.succeeded', intentId));
      await settleOpenPayments(gateway);
      expect(double.ledger.kept).to.be.empty;
      expect(await situationOf(pool, paymentId)).to.deep.include({ state: 'refunded', confirmed: false });
    });

    it('does not stand in the way of new holds while it is being paid back', async () => {
      const { paymentId, caller, koieId, intentId } = await late();
      await buildHold({ koieId, guestsMember: 2 });
      await deliver(double.event('payment_intent.succeeded', intentId));
      expect(await refusalOf(pay(paymentId, 'tok_visa', caller, gateway))).to.equal('hold_expired');
    });
  });

  it('pays back an old attempt that comes through after a new one has paid', async () => {
    const { paymentId, caller, intentId } = await waiting();
    double.ledger.authenticate(intentId, false);
    await deliver(double.event('payment_intent.payment_failed', intentId));
    await pay(paymentId, 'tok_visa', caller, gateway);
    double.ledger.succeedLate(intentId);
    const event = double.event('payment_intent.succeeded', intentId);
    const before = await events();
    double.next({ call: 'refund', at: 'received', fail: 'drop' });
    await deliver(event);
    await settleOpenPayments(gateway);
    expect(double.ledger.kept).to.have.length(2);
    await settleOpenPayments(gateway);

    expect(double.ledger.kept.map((charge) => charge.intentId)).to.deep.equal([double.ledger.intents[1]?.id]);
    expect(await situationOf(pool, paymentId)).to.deep.equal({
      ...PAID,
      mails: [...PAID.mails, 'refund_sent'],
    });
    expect(await events()).to.be.greaterThan(before);
    const { rows } = await pool.query(
      `select p.amount_ore, r.state, r.reason from payments p join refunds r on r.payment_id = p.id
       where p.payment_intent_id = $1`,
      [intentId],
    );
    expect(rows).to.deep.equal([{ amount_ore: 16_000, state: 'succeeded', reason: 'not_wanted' }]);
  });
});
