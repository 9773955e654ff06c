import { once } from 'node:events';
import { expect } from 'chai';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { handleStripeEvent, pay, settleOpenPayments } from '../../src/services/payments/index.js';
import { useCrashes } from '../support/crashes.js';
import { useDatabase } from '../support/database.js';
import { buildHold } from '../support/factories.js';
import type { PaymentWork } from '../support/payment-process.js';
import {
  buildPayables,
  CONFIRMATION_MAILS,
  gatewayTo,
  PAID,
  type Payable,
  pass,
  receiptsMissing,
  refusalOf,
  situationOf,
} from '../support/payments.js';
import { useStripeDouble, WEBHOOK_SECRET } from '../support/stripe-double.js';
import type { Call } from '../support/stripe-ledger.js';

const TWO_DAYS = 2 * 24 * 60;

/** Where a process is killed: what stops it there, and what is done to the database once it is dead. */
interface CrashPoint {
  at: string;
  /** Resolves when so many payments have come to the point. */
  stop: (count: number) => Promise<unknown>;
  /** Whether the database loses the commits it is at, too. */
  losesCommit?: boolean;
}

describe('a process that dies while paying', function () {
  this.timeout(60_000);
  const test = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  const crashes = useCrashes(test, double);

  beforeEach(() => {
    gateway = gatewayTo(double);
  });
  afterEach(async () => {
    // Whatever died: money and its receipt are written together.
    expect(await receiptsMissing(test.pool)).to.deep.equal({ charges: 0, refunds: 0, gaps: 0 });
  });

  const atStripe = (call: Call, at: 'received' | 'done') => (count: number) => {
    double.next({ call, at, fail: 'hang' }, count);
    return double.reached(count);
  };
  const beforeStripe = (count: number) => {
    double.next({ call: 'charge', at: 'connected', notice: () => new Promise(() => {}) }, count);
    return double.reached(count);
  };
  /** Put up when Stripe has done its part for all of them, before its answers leave. */
  const afterStripe = (call: Call, hold: () => Promise<void>) => async (count: number) => {
    let left = count;
    let putUp = (): void => {};
    const isUp = new Promise<void>((resolve) => {
      putUp = () => resolve(hold());
    });
    const notice = () => {
      left -= 1;
      if (left === 0) putUp();
      return isUp;
    };
    double.next({ call, at: 'done', notice }, count);
    await double.reached(count);
    await crashes.obstacles.reached(count);
  };
  const atOnce = (hold: () => Promise<void>) => async (count: number) => {
    await hold();
    await crashes.obstacles.reached(count);
  };

  const crash = (work: PaymentWork, { stop, losesCommit }: CrashPoint, count: number) =>
    crashes.crash(work, async () => ({ reached: stop(count), losesCommit }));

  async function expectConsistent({ paymentId }: Payable): Promise<void> {
    const { confirmed, mails } = await situationOf(test.pool, paymentId);
    expect(double.ledger.keptBy(paymentId), 'charges').to.have.length(confirmed ? 1 : 0);
    expect(mails, 'mails').to.deep.equal(confirmed ? CONFIRMATION_MAILS : []);
  }

  /** Three payments have stood at the same point; each is found again in another way. */
  async function expectRepaired(
    payables: Payable[],
    { began, charged }: { began: boolean; charged: boolean },
  ) {
    const [atRestart, byGuest, afterOutage] = payables;
    if (!atRestart || !byGuest || !afterOutage) throw new Error('three payments are needed');
    for (const { koieId } of payables)
      expect(await buildHold({ koieId }).catch(() => 'refused')).to.equal('refused');

    await pass(test.pool, 1, double);
    const retry = await refusalOf(pay(byGuest.paymentId, 'tok_1retry', byGuest.caller, gateway));
    expect(retry).to.be.oneOf([undefined, 'already_paid']);
    await pass(test.pool, TWO_DAYS, double, afterOutage.paymentId);
    await settleOpenPayments(gateway);
    await settleOpenPayments(gateway);

    for (const payable of payables) await expectConsistent(payable);
    expect(await situationOf(test.pool, byGuest.paymentId)).to.deep.equal(PAID);
    const { state } = await situationOf(test.pool, atRestart.paymentId);
    expect(state).to.equal(began ? 'succeeded' : 'open');
    const outcome = await situationOf(test.pool, afterOutage.paymentId);
    expect(outcome.state).to.equal(charged ? 'succeeded' : 'open');
    expect(outcome.occupied).to.equal(charged);
  }

  const PAY_POINTS: (CrashPoint & { began: boolean; charged: boolean })[] = [
    {
      at: 'before it locks the booking',
      began: false,
      charged: false,
      stop: atOnce(() => crashes.obstacles.holdBookings()),
    },
    {
      at: 'before securing the beds commits',
      began: false,
      charged: false,
      stop: atOnce(() => crashes.obstacles.holdCommits()),
      losesCommit: true,
    },
    {
      at: 'as securing the beds commits',
      began: true,
      charged: false,
      stop: atOnce(() => crashes.obstacles.holdCommits()),
    },
    { at: 'before Stripe hears of it', began: true, charged: false, stop: beforeStripe },
    { at: 'when Stripe has the request', began: true, charged: false, stop: atStripe('charge', 'received') },
    { at: 'when Stripe has charged', began: true, charged: true, stop: atStripe('charge', 'done') },
    {
      at: 'when Stripe has answered',
      began: true,
      charged: true,
      stop: afterStripe('charge', () => crashes.obstacles.holdBookings()),
    },
    {
      at: 'between confirming and the mails',
      began: true,
      charged: true,
      stop: afterStripe('charge', () => crashes.obstacles.holdOutbox()),
    },
    {
      at: 'before the confirmation commits',
      began: true,
      charged: true,
      stop: afterStripe('charge', () => crashes.obstacles.holdCommits()),
      losesCommit: true,
    },
    {
      at: 'as the confirmation commits',
      began: true,
      charged: true,
      stop: afterStripe('charge', () => crashes.obstacles.holdCommits()),
    },
  ];
  for (const point of PAY_POINTS) {
    it(`${point.at}: one charge and one booking, or neither`, async () => {
      const payables = await buildPayables(3);
      const payments = payables.map(({ paymentId, caller }, index) => ({
        paymentId,
        tokenId: `tok_1guest${index}`,
        ntnuiNo: caller.ntnuiNo,
      }));
      await crash({ do: 'pay', payments }, point, 3);
      expect(double.ledger.charges).to.have.length(point.charged ? 3 : 0);
      await expectRepaired(payables, point);
    });
  }

  const SETTLE_POINTS: CrashPoint[] = [
    {
      at: 'before its lease commits',
      stop: atOnce(() => crashes.obstacles.holdCommits()),
      losesCommit: true,
    },
    { at: 'as its lease commits', stop: atOnce(() => crashes.obstacles.holdCommits()) },
    { at: 'when Stripe is asked', stop: atStripe('charge', 'received') },
    { at: 'when Stripe has repeated its answer', stop: atStripe('charge', 'done') },
    { at: 'before it settles', stop: afterStripe('charge', () => crashes.obstacles.holdBookings()) },
    {
      at: 'between confirming and the mails',
      stop: afterStripe('charge', () => crashes.obstacles.holdOutbox()),
    },
    {
      at: 'before settling commits',
      stop: afterStripe('charge', () => crashes.obstacles.holdCommits()),
      losesCommit: true,
    },
    { at: 'as settling commits', stop: afterStripe('charge', () => crashes.obstacles.holdCommits()) },
  ];
  for (const point of SETTLE_POINTS) {
    it(`while a lost answer is followed up, ${point.at}: one charge and one booking`, async () => {
      const payables = await buildPayables(3);
      double.next({ call: 'charge', at: 'done', fail: 'drop' }, 3);
      for (const { paymentId, caller } of payables) {
        await refusalOf(pay(paymentId, `tok_1${paymentId.slice(0, 8)}`, caller, gateway));
      }
      await crash({ do: 'settle' }, point, 1);
      await expectRepaired(payables, { began: true, charged: true });
      expect(double.ledger.charges).to.have.length(3);
    });
  }

  const REFUND_POINTS: CrashPoint[] = [
    { at: 'when Stripe is asked', stop: atStripe('refund', 'received') },
    { at: 'when Stripe has refunded', stop: atStripe('refund', 'done') },
    { at: 'before the mail', stop: afterStripe('refund', () => crashes.obstacles.holdOutbox()) },
    {
      at: 'before it commits',
      stop: afterStripe('refund', () => crashes.obstacles.holdCommits()),
      losesCommit: true,
    },
    { at: 'as it commits', stop: afterStripe('refund', () => crashes.obstacles.holdCommits()) },
  ];
  for (const point of REFUND_POINTS) {
    it(`while it refunds, ${point.at}: one refund, told once`, async () => {
      const [payable] = await buildPayables(1);
      if (!payable) throw new Error('a payment is needed');
      const { paymentId, caller, booking } = payable;
      double.next({ call: 'charge', at: 'done', notice: () => booking.update({ cancelledAt: new Date() }) });
      await refusalOf(pay(paymentId, 'tok_visa', caller, gateway));
      await crash({ do: 'settle' }, point, 1);
      await pass(test.pool, 1, double);
      double.forgetKeys();
      await settleOpenPayments(gateway);
      await settleOpenPayments(gateway);

      expect(double.ledger.charges).to.have.length(1);
      expect(double.ledger.kept).to.be.empty;
      const { state, mails } = await situationOf(test.pool, paymentId);
      expect({ state, mails }).to.deep.equal({ state: 'refunded', mails: ['payment_refunded'] });
    });
  }

  const EVENT_POINTS: CrashPoint[] = [
    { at: 'when Stripe is asked', stop: atStripe('retrieve', 'received') },
    {
      at: 'before it commits',
      stop: afterStripe('retrieve', () => crashes.obstacles.holdCommits()),
      losesCommit: true,
    },
    { at: 'as it commits', stop: afterStripe('retrieve', () => crashes.obstacles.holdCommits()) },
  ];
  for (const point of EVENT_POINTS) {
    it(`while it takes an event, ${point.at}: confirmed by its repetition, once`, async () => {
      const [payable] = await buildPayables(1);
      if (!payable) throw new Error('a payment is needed');
      const { paymentId, caller } = payable;
      await refusalOf(pay(paymentId, 'tok_threeDSecure2Required', caller, gateway));
      const intentId = double.ledger.intents[0]?.id ?? '';
      double.ledger.authenticate(intentId, true);
      const { raw, signature } = double.event('payment_intent.succeeded', intentId);
      await crash({ do: 'event', raw: raw.toString(), signature }, point, 1);
      await handleStripeEvent(raw, signature, { gateway, secret: WEBHOOK_SECRET });
      await handleStripeEvent(raw, signature, { gateway, secret: WEBHOOK_SECRET });

      expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
      expect(double.ledger.kept).to.have.length(1);
    });
  }

  it('two processes at once pay each of a dozen bookings once', async () => {
    const payables = await buildPayables(12);
    const children = ['a', 'b'].map((name) => {
      const payments = payables.map(({ paymentId, caller }, index) => ({
        paymentId,
        tokenId: `tok_1${name}${index}`,
        ntnuiNo: caller.ntnuiNo,
      }));
      return crashes.processes.start({ do: 'pay', payments });
    });
    await Promise.all(children.map((child) => once(child, 'exit')));
    expect(double.ledger.charges).to.have.length(12);
    for (const { paymentId } of payables) expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
  });
});
