import { once } from 'node:events';
import { expect } from 'chai';
import type pg from 'pg';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { paymentPage, settleOpenPayments } from '../../src/services/payments/index.js';
import {
  applicationConnections,
  connectionsGone,
  kill,
  makeCommitsStoppable,
  Obstacles,
  PaymentProcesses,
} from '../support/crash.js';
import { useDatabase } from '../support/database.js';
import type { PaymentWork } from '../support/payment-process.js';
import {
  buildAwaited,
  gatewayTo,
  PAID,
  receiptsMissing,
  refusalOf,
  situationOf,
} from '../support/payments.js';
import { useStripeDouble } from '../support/stripe-double.js';
import type { Call } from '../support/stripe-ledger.js';

/** What stops a process, until it is killed, and whether the database loses the commit it is at. */
interface Stop {
  reached: Promise<unknown>;
  losesCommit?: boolean;
}

describe('a process that dies with a guest on the link', function () {
  this.timeout(60_000);
  const test = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  let pool: pg.Pool;
  let obstacles: Obstacles;
  let processes: PaymentProcesses;

  before(async () => {
    pool = test.pool;
    await makeCommitsStoppable(pool);
    processes = new PaymentProcesses(test.url, double);
  });
  beforeEach(async () => {
    gateway = gatewayTo(double);
    obstacles = new Obstacles(test.url, pool);
    await obstacles.open();
    await pool.query('update payments set checkout_session_id = null');
  });
  afterEach(async () => {
    await obstacles.close();
    // Whatever died: money and its receipt are written together.
    expect(await receiptsMissing(pool)).to.deep.equal({ charges: 0, refunds: 0, gaps: 0 });
  });
  after(() => processes.stop());

  const { pages } = double.ledger;
  const atStripe = (call: Call, at: 'received' | 'done') => async (): Promise<Stop> => {
    double.next({ call, at, fail: 'hang' });
    return { reached: double.reached() };
  };
  /** Once Stripe has answered, at the commit that follows. */
  const atCommitAfter = (call: Call) => async (): Promise<Stop> => {
    double.next({ call, at: 'done', notice: () => obstacles.holdCommits() });
    return { reached: double.reached().then(() => obstacles.reached(1)), losesCommit: true };
  };

  async function crash(work: PaymentWork, stop: () => Promise<Stop>): Promise<void> {
    const living = await applicationConnections(pool);
    const { reached, losesCommit } = await stop();
    const child = processes.start(work);
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('The process ended by itself')));
    await Promise.race([reached, ended]);
    ended.catch(() => {});
    await kill(child);
    if (losesCommit) await obstacles.endStopped();
    await obstacles.release();
    await connectionsGone(pool, living);
  }

  for (const [where, stop] of [
    ['before Stripe makes the page', atStripe('open_page', 'received')],
    ['when Stripe has made the page', atStripe('open_page', 'done')],
    ['as the page is noted', atCommitAfter('open_page')],
  ] as const) {
    it(`${where}: the link leads to one page all the same, and one charge`, async () => {
      const { uuid, paymentId } = await buildAwaited();
      await crash({ do: 'page', uuid }, stop);
      await settleOpenPayments(gateway);
      const url = await paymentPage(uuid, gateway);
      expect(pages.open.map((session) => session.url)).to.deep.equal([url]);
      pages.payOn(url);
      await settleOpenPayments(gateway);
      expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
      expect(double.ledger.keptBy(paymentId)).to.have.length(1);
    });
  }

  for (const [where, stop] of [
    ['before it is read', atStripe('read_page', 'received')],
    ['when it has been read', atStripe('retrieve', 'done')],
    ['as it is written down', atCommitAfter('retrieve')],
  ] as const) {
    it(`in the job, with a page that is paid, ${where}: the next run settles it`, async () => {
      const { uuid, paymentId } = await buildAwaited();
      pages.payOn(await paymentPage(uuid, gateway));
      await crash({ do: 'settle' }, stop);
      expect(await settleOpenPayments(gateway)).to.include({ paid: 1 });
      expect(await situationOf(pool, paymentId)).to.deep.equal(PAID);
      expect(double.ledger.keptBy(paymentId)).to.have.length(1);
    });
  }

  for (const isPaid of [false, true]) {
    it(`between cancelling and closing the page${isPaid ? ', which is paid meanwhile' : ''}: nobody is charged`, async () => {
      const { uuid, paymentId, booking } = await buildAwaited();
      const url = await paymentPage(uuid, gateway);
      await crash({ do: 'cancel', bookingId: booking.id }, atStripe('expire_page', 'received'));
      if (isPaid) pages.payOn(url);
      await settleOpenPayments(gateway);
      await settleOpenPayments(gateway);
      expect(pages.payOn(url)).to.equal(false);
      expect(double.ledger.keptBy(paymentId)).to.be.empty;
      expect(await refusalOf(paymentPage(uuid, gateway))).to.equal('cancelled');
      expect((await situationOf(pool, paymentId)).state).to.equal(isPaid ? 'refunded' : 'open');
    });
  }
});
