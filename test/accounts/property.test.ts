import { expect } from 'chai';
import fc from 'fast-check';
import { Booking, Koie, Receipt, type ReceiptKind, Refund, Terms } from '../../src/models/index.js';
import { DomainError } from '../../src/platform/refusals/errors.js';
import { FieldErrors } from '../../src/platform/refusals/field-errors.js';
import { type Account, moneyToSeeTo } from '../../src/services/accounts/index.js';
import { GatewayError } from '../../src/services/payments/gateway.js';
import { settleOpenPayments } from '../../src/services/payments/index.js';
import { accountFor } from '../support/accounts.js';
import { useDatabase } from '../support/database.js';
import { AtStripe, carryOut, dealWith } from '../support/money-deeds.js';
import { BOOKINGS, type Deed, type Step, step } from '../support/money-steps.js';
import { MortalGateway } from '../support/mortal-gateway.js';
import { buildPayable, gatewayTo, type Payable, pass } from '../support/payments.js';
import { useStripeDouble } from '../support/stripe-double.js';

/** So many sequences; more of them, and longer ones, when told: PROPERTY_RUNS=500 npx mocha test/accounts/property.test.ts */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 12);
const LONGEST = process.env.PROPERTY_RUNS ? 40 : 16;
const TWO_DAYS = 2 * 24 * 60;
/** Less than this is no whole krone, and nobody is asked to see to it. */
const KRONE = 100;

describe('whatever happens, in whatever order', function () {
  this.timeout(RUNS * 20_000);
  const test = useDatabase();
  const double = useStripeDouble();
  const { ledger } = double;

  /** Bookings of 160 NOK each, of their own koie and under terms that give half back. */
  async function begin(): Promise<Payable[]> {
    double.reset();
    await test.pool.query('delete from stripe_readings');
    await test.pool.query('delete from stripe_events');
    // Of a sequence that failed, for the shorter ones that are tried then.
    await test.pool.query(
      "update payments set checkout_session_id = null, state = case when state = 'succeeded' then state else 'open' end",
    );
    await test.pool.query(
      "update refunds set state = 'failed', settled_at = now() where state in ('due', 'pending')",
    );
    const nameNb = `Vilkår ${await Terms.count()}`;
    const terms = await Terms.create({
      nameNb,
      nameEn: nameNb,
      steps: [{ days_before: 0, percent: 50 }],
      feeNok: 15,
    });
    const payables: Payable[] = [];
    while (payables.length < BOOKINGS) {
      const { koieId } = await buildPayable();
      await Koie.update({ termsId: terms.id, numberOfBeds: 6, priceMember: 80 }, { where: { id: koieId } });
      payables.push({ ...(await buildPayable({ koieId, from: 20, to: 21 })), koieId });
    }
    return payables;
  }

  /** A refusal is an answer; anything else is not. */
  const refusable = (call: Promise<unknown>) =>
    call.catch((error: unknown) => {
      if (error instanceof DomainError || error instanceof FieldErrors || error instanceof GatewayError)
        return;
      throw error;
    });

  async function take(
    { booking, deed, other, fault, refunds, taken, death }: Step,
    payables: Payable[],
  ): Promise<void> {
    const payable = payables[booking];
    if (!payable) return;
    const mortal = new MortalGateway(gatewayTo(double, 2_000));
    const { gateway } = mortal;
    ledger.nextRefund = refunds;
    ledger.nextTaken = taken ? { amount: taken } : undefined;
    if (fault) double.next(fault);
    const act = (one: Deed) => refusable(carryOut(one, payable, { gateway, double, pool: test.pool }));
    const actAll = () => Promise.all([deed, ...(other ? [other] : [])].map(act));
    await (death ? mortal.live(actAll, death.where, death.call) : actAll());
    double.forgetFaults();
    ledger.nextTaken = undefined;
  }

  /** Time passes, Stripe is well, and the job runs until nothing is left to do. */
  async function comeToRest(): Promise<void> {
    const gateway = gatewayTo(double);
    ledger.nextRefund = 'succeeded';
    for (let run = 1; run <= 3; run += 1) {
      await pass(test.pool, TWO_DAYS, double);
      const { failed } = await settleOpenPayments(gateway);
      if (run > 1) expect(failed, 'what the job could not do').to.equal(0);
    }
  }

  /** What the account says of the money at Stripe is what Stripe says. */
  async function expectStripeAgrees(account: Account, stripe: AtStripe): Promise<void> {
    const charges = account.charges.filter(
      ({ method, state }) => state === 'succeeded' && (method === 'card' || method === 'link'),
    );
    const live = account.refunds.filter(({ state }) => state !== 'failed');
    const atStripe = live.filter(({ method }) => method === 'card');
    const byHand = live.filter(
      ({ method, paymentId }) => method === 'elsewhere' && charges.some(({ id }) => id === paymentId),
    );
    const charged = sumOf(charges);
    expect(charged - sumOf(atStripe), 'what the account says is at Stripe').to.equal(stripe.kept);
    expect(charges, 'charges').to.have.length(stripe.charges.length);
    expect(sumOf([...atStripe, ...byHand]), 'what went back').to.be.at.most(charged);
    const states = atStripe.map(({ state }) => state);
    expect(states, 'every refund has been asked for').not.to.include('due');
    const stripeId = stripe.refunds.map(({ id }) => id);
    expect(await Refund.count({ where: { stripeId } }), 'refunds').to.equal(stripeId.length);
  }

  /** Nothing is owed to a guest, or it is under way, or the board's front page names it. */
  async function expectNothingForgotten(booking: Booking, account: Account): Promise<void> {
    const problems = (await moneyToSeeTo()).filter(({ bookingId }) => bookingId === booking.id);
    const isNamed = problems.length > 0;
    const { confirmedAt, cancelledAt, balanceOre, receivedOre, paid } = booking;
    if (confirmedAt === null && cancelledAt === null)
      expect(receivedOre === 0 || isNamed, 'no money without a bed, or somebody is told').to.equal(true);
    else
      expect(balanceOre > -KRONE || isNamed, 'nothing is owed to the guest, or somebody is told').to.equal(
        true,
      );
    if (confirmedAt !== null && cancelledAt === null) expect(paid).to.equal(balanceOre <= 0);
    const failed = account.refunds.filter(({ state, isHandled }) => state === 'failed' && !isHandled);
    const named = problems.map(({ id }) => id);
    expect(named, 'refunds that failed').to.include.members(failed.map(({ id }) => id));
  }

  /** Receipts less credit notes are what the account says was received and went back, each once. */
  async function expectReceipts({ booking: { id } }: Payable, account: Account): Promise<void> {
    const receipts = await Receipt.findAll({ where: { bookingId: id } });
    const paid = account.charges.filter(({ state }) => state === 'succeeded');
    const back = account.refunds.filter(({ state }) => state === 'succeeded');
    const ofKind = (wanted: ReceiptKind) => receipts.filter(({ kind }) => kind === wanted);
    expect(sumOf(ofKind('receipt')) - sumOf(ofKind('credit_note')), 'receipts').to.equal(
      sumOf(paid) - sumOf(back),
    );
    const ofCharges = receipts.filter(({ refundId }) => refundId === null).map(({ paymentId }) => paymentId);
    expect(ofCharges, 'charges with a receipt').to.have.members(paid.map((charge) => charge.id));
    const credited = ofKind('credit_note').map(({ refundId }) => refundId);
    expect(credited, 'refunds with a credit note').to.include.members(back.map((refund) => refund.id));
    const { rows } = await test.pool.query(
      `select count(*)::integer as count, coalesce(max(number), 0) as highest,
         (select last_number from receipt_series) as last from receipts`,
    );
    const [{ count, highest, last }] = rows;
    expect([highest, last], 'numbers without gaps').to.deep.equal([count, count]);
  }

  async function expectSound(payable: Payable): Promise<void> {
    const booking = await Booking.findByPk(payable.booking.id, { rejectOnEmpty: true });
    const { rows } = await test.pool.query('select booking_received_ore($1) as counted', [booking.id]);
    expect(booking.receivedOre, 'what is counted').to.equal(rows[0].counted);
    const account = await accountFor(payable);
    await expectStripeAgrees(account, new AtStripe(double, payable));
    await expectNothingForgotten(booking, account);
    await expectReceipts(payable, account);
  }

  /** Somebody on the board deals with all that the front page names, until nothing is left there. */
  async function seeToAll({ booking }: Payable): Promise<void> {
    for (let round = 1; round <= 6; round += 1) {
      const problems = (await moneyToSeeTo()).filter(({ bookingId }) => bookingId === booking.id);
      if (problems.length === 0) return;
      for (const problem of problems) await dealWith(problem, gatewayTo(double));
      await settleOpenPayments(gatewayTo(double));
    }
    const left = (await moneyToSeeTo()).filter(({ bookingId }) => bookingId === booking.id);
    expect(left, 'what nobody could deal with').to.deep.equal([]);
  }

  it('what the account says is at Stripe is there, and what it owes is under way or named', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: LONGEST }), async (steps) => {
        const payables = await begin();
        for (const one of steps) await take(one, payables);
        await comeToRest();
        for (const payable of payables) await expectSound(payable);
        for (const payable of payables) await seeToAll(payable);
        for (const payable of payables) await expectSound(payable);
      }),
      { numRuns: RUNS, ...(process.env.PROPERTY_SEED ? JSON.parse(process.env.PROPERTY_SEED) : {}) },
    );
  });
});

function sumOf(rows: readonly { amountOre: number | null }[]): number {
  return rows.reduce((sum, { amountOre }) => sum + (amountOre ?? 0), 0);
}
