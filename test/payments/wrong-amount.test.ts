import { expect } from 'chai';
import { Booking, Payment, Refund } from '../../src/models/index.js';
import { giveChargeBack } from '../../src/services/accounts/index.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import { confirmBooking } from '../../src/services/bookings/confirm.js';
import { boardOverview } from '../../src/services/figures/dashboard.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import {
  handleStripeEvent,
  pay,
  paymentPage,
  settleOpenPayments,
} from '../../src/services/payments/index.js';
import { useDatabase } from '../support/database.js';
import {
  buildAwaited,
  buildPayable,
  CONFIRMATION_MAILS,
  gatewayTo,
  type Payable,
  refusalOf,
  situationOf,
} from '../support/payments.js';
import { useStripeDouble, WEBHOOK_SECRET } from '../support/stripe-double.js';

const BOARD = { source: 'panel' } as const;
const TO_LOOK_AT = { confirmed: false, mails: [], token: null };

describe('money that is not what the booking costs', () => {
  const test = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  beforeEach(async () => {
    gateway = gatewayTo(double);
    await test.pool.query('update payments set checkout_session_id = null');
    await test.pool.query("update payments set state = 'open' where state <> 'succeeded'");
    await test.pool.query('update bookings set cancelled_at = now() where confirmed_at is null');
  });

  /** A hold of 160 NOK for which the card was charged 100. */
  async function underpaid(): Promise<Payable> {
    const payable = await buildPayable();
    double.ledger.nextTaken = { amount: 10_000 };
    const refusal = await refusalOf(pay(payable.paymentId, 'tok_visa', payable.caller, gateway));
    expect(refusal).to.equal('amount_differs');
    return payable;
  }

  /** A stay of 160 NOK that the guest pays by a link while its price becomes another one. */
  async function paidAtTheOldPrice(): Promise<Payable & { uuid: string }> {
    const payable = await buildAwaited();
    const url = await paymentPage(payable.uuid, gateway);
    double.ledger.pages.payOn(url);
    await Booking.update({ priceNok: 240 }, { where: { id: payable.booking.id } });
    await settleOpenPayments(gateway);
    return payable;
  }

  it('does not confirm a booking, and is named on the front page', async () => {
    const { paymentId, booking, caller } = await underpaid();
    expect(await situationOf(test.pool, paymentId)).to.deep.include(TO_LOOK_AT);
    const { moneyToSeeTo } = await boardOverview();
    expect(moneyToSeeTo).to.have.length(1);
    expect(moneyToSeeTo[0]).to.include({
      problem: 'not_the_price',
      bookingId: booking.id,
      reference: booking.reference,
      priceNok: 160,
      amountOre: 10_000,
    });
    expect(await refusalOf(pay(paymentId, 'tok_visa', caller, gateway))).to.equal('amount_differs');
    await settleOpenPayments(gateway);
    expect(double.ledger.kept).to.have.length(1);
  });

  it('nor does the right number in another currency', async () => {
    const { paymentId, caller } = await buildPayable();
    double.ledger.nextTaken = { currency: 'sek' };
    await refusalOf(pay(paymentId, 'tok_visa', caller, gateway));
    expect(await situationOf(test.pool, paymentId)).to.deep.include({ ...TO_LOOK_AT, state: 'wrong_amount' });
    const [item] = (await boardOverview()).moneyToSeeTo;
    expect(item).to.include({ problem: 'other_currency', id: paymentId, amountOre: null });
    await giveChargeBack(paymentId, BOARD);
    expect((await boardOverview()).moneyToSeeTo).to.be.empty;
  });

  it('nor does what an event tells of', async () => {
    const { paymentId, caller } = await buildPayable();
    await refusalOf(pay(paymentId, 'tok_threeDSecure2Required', caller, gateway));
    const intentId = double.ledger.intents[0]?.id ?? '';
    double.ledger.nextTaken = { amount: 1_000_000 };
    double.ledger.authenticate(intentId, true);
    const { raw, signature } = double.event('payment_intent.succeeded', intentId);
    await handleStripeEvent(raw, signature, { gateway, secret: WEBHOOK_SECRET });
    expect(await situationOf(test.pool, paymentId)).to.deep.include(TO_LOOK_AT);
  });

  it('is a part of what is owed when it comes late, at the price before, and the link asks for the rest', async () => {
    const { booking, uuid } = await paidAtTheOldPrice();
    await booking.reload();
    expect(booking).to.include({ paid: false, awaitsCard: true, balanceOre: 8_000 });
    const url = await paymentPage(uuid, gateway);
    expect(double.ledger.pages.open.map((page) => page.amount_total)).to.deep.equal([8_000]);
    double.ledger.pages.payOn(url);
    await settleOpenPayments(gateway);
    expect(double.ledger.kept.map(({ amount }) => amount)).to.deep.equal([16_000, 8_000]);
    expect((await booking.reload()).paid).to.equal(true);
    const { moneyToSeeTo } = await boardOverview();
    expect(moneyToSeeTo.filter(({ bookingId }) => bookingId === booking.id)).to.be.empty;
  });

  it('goes back when the board says so, once, and only of a hold', async () => {
    const { paymentId, booking } = await underpaid();
    await giveChargeBack(paymentId, BOARD);
    expect(await refusalOf(giveChargeBack(paymentId, BOARD))).to.equal('conflict');
    await settleOpenPayments(gateway);
    expect(double.ledger.kept).to.be.empty;
    expect((await booking.reload()).receivedOre).to.equal(0);
    const paid = await buildPayable({ confirmedAt: new Date() });
    expect(await refusalOf(giveChargeBack(paid.paymentId, BOARD))).to.equal('conflict');
    expect(await Refund.count({ where: { paymentId: paid.paymentId } })).to.equal(0);
  });

  it('is accepted by confirming the booking as paid in another way', async () => {
    const { paymentId, booking } = await underpaid();
    await confirmBooking(booking.id, { settlement: 'elsewhere', reason: 'Avtalt' }, BOARD, gateway);
    expect(await situationOf(test.pool, paymentId)).to.deep.include({
      state: 'succeeded',
      confirmed: true,
      mails: CONFIRMATION_MAILS,
    });
    const payment = await Payment.findByPk(paymentId, { rejectOnEmpty: true });
    expect(payment.amountOre).to.equal(10_000);
    expect((await booking.reload()).paid).to.equal(true);
  });

  it('goes back when the booking is settled by invoice, or cancelled with a refund', async () => {
    const invoiced = await underpaid();
    const settled = { settlement: 'invoice', reason: 'Idrettslaget betaler' };
    await confirmBooking(invoiced.booking.id, settled, BOARD, gateway);
    const cancelled = await underpaid();
    await cancelBooking(cancelled.booking.id, { reason: 'Ønsket', refund: 'all' }, BOARD, gateway);
    await settleOpenPayments(gateway);
    expect(double.ledger.kept).to.be.empty;
  });
});
