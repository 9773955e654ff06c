import { expect } from 'chai';
import { Booking, Payment } from '../../src/models/index.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { pay, settleOpenPayments } from '../../src/services/payments/index.js';
import { useDatabase } from '../support/database.js';
import { buildHold, buildUser } from '../support/factories.js';
import {
  buildPayable,
  callerOf,
  gatewayTo,
  PAID,
  pass,
  refusalOf,
  situationOf,
} from '../support/payments.js';
import { useStripeDouble } from '../support/stripe-double.js';

describe('paying', () => {
  const test = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  beforeEach(() => {
    gateway = gatewayTo(double);
  });

  it('charges the price in øre, confirms the booking and queues both mails', async () => {
    const { paymentId, caller, booking } = await buildPayable();
    await pay(paymentId, 'tok_visa', caller, gateway);

    expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
    expect(double.ledger.charges).to.have.length(1);
    expect(double.ledger.charges[0]).to.include({ amount: 16_000, refunded: false });
    const payment = await Payment.findByPk(paymentId, { rejectOnEmpty: true });
    expect(payment.amountOre).to.equal(16_000);
    expect(payment.chargeId).to.equal(double.ledger.charges[0]?.id);
    expect(payment.settledAt).to.be.instanceOf(Date);
    expect(double.ledger.intents[0]?.metadata).to.deep.equal({
      payment: paymentId,
      attempt: '1',
      booking: booking.reference,
    });
  });

  it('charges once for eight at the same moment', async () => {
    const { paymentId, caller } = await buildPayable();
    const refusals = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        refusalOf(pay(paymentId, `tok_1browser${index}`, caller, gateway)),
      ),
    );

    expect(refusals.filter((refusal) => refusal === undefined)).to.have.length(1);
    expect(refusals.filter((code) => code && !/^(payment_in_progress|already_paid)$/.test(code))).to.be.empty;
    expect(double.ledger.charges).to.have.length(1);
    expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
  });

  it('keeps the hold usable when the card is declined, and takes another card', async () => {
    const { paymentId, caller } = await buildPayable();
    const declined = await refusalOf(pay(paymentId, 'tok_chargeDeclined', caller, gateway));

    expect(declined).to.equal('card_declined');
    expect(await situationOf(test.pool, paymentId)).to.deep.equal({
      state: 'declined',
      confirmed: false,
      occupied: true,
      mails: [],
      token: null,
    });
    await pay(paymentId, 'tok_visa', caller, gateway);
    expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
    expect(double.calls.map(({ idempotencyKey }) => idempotencyKey)).to.deep.equal([
      `${paymentId}:1`,
      `${paymentId}:2`,
    ]);
  });

  it('frees the beds of a declined payment when the hold is over', async () => {
    const { paymentId, caller } = await buildPayable();
    await refusalOf(pay(paymentId, 'tok_chargeDeclinedInsufficientFunds', caller, gateway));
    await pass(test.pool, 17);

    expect((await situationOf(test.pool, paymentId)).occupied).to.equal(false);
    expect(await refusalOf(pay(paymentId, 'tok_visa', caller, gateway))).to.equal('hold_expired');
  });

  it('calls a token that Stripe does not know, or has seen before, a declined card', async () => {
    const { paymentId, caller } = await buildPayable();
    expect(await refusalOf(pay(paymentId, 'tok_nonsense', caller, gateway))).to.equal('card_declined');
    const other = await buildPayable();
    await pay(other.paymentId, 'tok_1used', other.caller, gateway);
    expect(await refusalOf(pay(paymentId, 'tok_1used', caller, gateway))).to.equal('card_declined');
    expect(double.ledger.charges).to.have.length(1);
  });

  it('refuses what may not be paid, without asking Stripe', async () => {
    const { paymentId, caller, booking } = await buildPayable();
    const stranger = callerOf((await buildUser()).ntnuiNo, 'sit', 'board');
    const unknown = '00000000-0000-4000-8000-000000000000';
    const late = await buildPayable({ holdUntil: new Date(Date.now() - 1000) });
    const paid = await buildPayable({ confirmedAt: new Date() });
    const withoutOwner = await buildHold();
    const ownerless = await Payment.findOne({ where: { bookingId: withoutOwner.id }, rejectOnEmpty: true });

    expect(await refusalOf(pay(unknown, 'tok_visa', caller, gateway))).to.equal('not_found');
    expect(await refusalOf(pay(paymentId, 'tok_visa', stranger, gateway))).to.equal('forbidden');
    expect(await refusalOf(pay(ownerless.id, 'tok_visa', caller, gateway))).to.equal('forbidden');
    expect(await refusalOf(pay(late.paymentId, 'tok_visa', late.caller, gateway))).to.equal('hold_expired');
    expect(await refusalOf(pay(paid.paymentId, 'tok_visa', paid.caller, gateway))).to.equal('already_paid');
    await Booking.update({ cancelledAt: new Date() }, { where: { id: booking.id } });
    expect(await refusalOf(pay(paymentId, 'tok_visa', caller, gateway))).to.equal('cancelled');
    expect(double.calls).to.be.empty;
  });

  it('lets an admin pay for anybody', async () => {
    const { paymentId } = await buildPayable();
    await pay(paymentId, 'tok_visa', callerOf((await buildUser()).ntnuiNo, 'admin'), gateway);
    expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
  });

  it('confirms a stay that costs nothing without a card', async () => {
    const { paymentId, caller } = await buildPayable({ priceNok: 0 });
    await pay(paymentId, 'tok_visa', caller, gateway);
    // No charge is made of it.
    expect(await situationOf(test.pool, paymentId)).to.deep.equal({ ...PAID, state: 'open' });
    expect(double.calls).to.be.empty;
  });

  it('keeps the beds while the card is being charged, past the end of the hold', async () => {
    const { paymentId, caller, koieId } = await buildPayable();
    double.next({ call: 'charge', at: 'done', notice: () => pass(test.pool, 20) });
    let taken: string | undefined;
    double.next({
      call: 'charge',
      at: 'received',
      notice: async () => {
        await test.pool.query("update bookings set hold_until = now() - interval '1 minute'");
        taken = await buildHold({ koieId }).then(
          () => 'taken',
          () => 'refused',
        );
      },
    });
    await pay(paymentId, 'tok_visa', caller, gateway);

    expect(taken).to.equal('refused');
    expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
  });

  it('refunds a card that was charged while the booking was being cancelled', async () => {
    const { paymentId, caller, booking } = await buildPayable();
    double.next({
      call: 'charge',
      at: 'done',
      notice: () => Booking.update({ cancelledAt: new Date() }, { where: { id: booking.id } }),
    });
    expect(await refusalOf(pay(paymentId, 'tok_visa', caller, gateway))).to.equal('cancelled');
    expect((await settleOpenPayments(gateway)).refunded).to.equal(1);

    expect(double.ledger.kept).to.be.empty;
    expect(await situationOf(test.pool, paymentId)).to.deep.include({
      state: 'refunded',
      occupied: false,
      mails: ['payment_refunded'],
    });
  });

  it('refunds a card that was charged while staff settled the booking otherwise, and says nothing of lost beds', async () => {
    const { paymentId, caller, booking } = await buildPayable();
    double.next({
      call: 'charge',
      at: 'done',
      notice: () =>
        Booking.update({ confirmedAt: new Date(), settlement: 'invoice' }, { where: { id: booking.id } }),
    });
    await refusalOf(pay(paymentId, 'tok_visa', caller, gateway));
    await settleOpenPayments(gateway);

    expect(double.ledger.kept).to.be.empty;
    expect(await situationOf(test.pool, paymentId)).to.deep.include({
      state: 'refunded',
      confirmed: true,
      mails: ['refund_sent'],
    });
  });

  it('neither charges again nor confirms when the booking is repriced during an unanswered attempt', async () => {
    const { paymentId, caller, booking } = await buildPayable();
    double.next({ call: 'charge', at: 'done', fail: 'drop' });
    await refusalOf(pay(paymentId, 'tok_1first', caller, gateway));
    await Booking.update({ priceNok: 999 }, { where: { id: booking.id } });
    expect(await refusalOf(pay(paymentId, 'tok_1second', caller, gateway))).to.equal('amount_differs');
    expect(double.ledger.charges.map(({ amount }) => amount)).to.deep.equal([16_000]);
    expect(await situationOf(test.pool, paymentId)).to.deep.include({
      state: 'succeeded',
      confirmed: false,
    });
  });
});
