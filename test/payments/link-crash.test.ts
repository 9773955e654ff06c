import { expect } from 'chai';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { paymentPage, settleOpenPayments } from '../../src/services/payments/index.js';
import { useCrashes } from '../support/crashes.js';
import { useDatabase } from '../support/database.js';
import {
  buildAwaited,
  gatewayTo,
  PAID,
  receiptsMissing,
  refusalOf,
  situationOf,
} from '../support/payments.js';
import { useStripeDouble } from '../support/stripe-double.js';

describe('a process that dies with a guest on the link', function () {
  this.timeout(60_000);
  const test = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  const crashes = useCrashes(test, double);
  const { atStripe, atCommitAfter, crash } = crashes;

  beforeEach(async () => {
    gateway = gatewayTo(double);
    await test.pool.query('update payments set checkout_session_id = null');
  });
  afterEach(async () => {
    // Whatever died: money and its receipt are written together.
    expect(await receiptsMissing(test.pool)).to.deep.equal({ charges: 0, refunds: 0, gaps: 0 });
  });

  const { pages } = double.ledger;

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
      expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
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
      expect(await situationOf(test.pool, paymentId)).to.deep.equal(PAID);
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
      expect((await situationOf(test.pool, paymentId)).state).to.equal(isPaid ? 'refunded' : 'open');
    });
  }
});
