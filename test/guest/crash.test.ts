import { expect } from 'chai';
import type { Booking } from '../../src/models/index.js';
import { addDays } from '../../src/platform/clock.js';
import { stayOf } from '../../src/services/bookings/change-quote.js';
import { changeForGuest } from '../../src/services/bookings/guest-change.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { paymentPage, settleOpenPayments } from '../../src/services/payments/index.js';
import { useCrashes } from '../support/crashes.js';
import { useDatabase } from '../support/database.js';
import { buildPaidStay } from '../support/guest-stays.js';
import { gatewayTo } from '../support/payments.js';
import { useStripeDouble } from '../support/stripe-double.js';

const GUEST = { source: 'guest_link' } as const;

describe('a process that dies while a guest changes to a dearer stay', function () {
  this.timeout(60_000);
  const test = useDatabase();
  const double = useStripeDouble();
  let gateway: PaymentGateway;
  const { atStripe, atCommitAfter, atCommit, crash } = useCrashes(test, double, ['bookings']);

  beforeEach(async () => {
    gateway = gatewayTo(double);
    await test.pool.query('update payments set checkout_session_id = null');
  });

  const { pages } = double.ledger;

  const dearer = (booking: Booking) => ({
    ...stayOf(booking),
    departureDate: addDays(booking.arrivalDate, 3),
  });
  const change = (booking: Booking) =>
    changeForGuest(booking.id, { stay: dearer(booking), expectedDifferenceNok: 80 }, GUEST, gateway);

  /** The stay and the money, which must agree whatever has happened: the old ones, or the new ones. */
  async function expectOneOutcome(booking: Booking, isChanged: boolean): Promise<void> {
    const { rows } = await test.pool.query(
      `select b.departure_date - b.arrival_date as nights, b.price_nok, b.received_ore, b.paid,
         (select count(*)::integer from bookings c where c.changes_booking_id = b.id) as held,
         (select count(*)::integer from payments p where p.booking_id = b.id and p.state = 'succeeded') as charges
       from bookings b where b.id = $1`,
      [booking.id],
    );
    const [nights, priceNok, charges] = isChanged ? [3, 240, 2] : [2, 160, 1];
    expect(rows).to.deep.equal([
      {
        nights,
        price_nok: priceNok,
        received_ore: priceNok * 100,
        paid: true,
        held: isChanged ? 0 : rows[0].held,
        charges,
      },
    ]);
    const { rows: payments } = await test.pool.query<{ id: string }>(
      'select id from payments where booking_id = $1',
      [booking.id],
    );
    const kept = payments.flatMap(({ id }) => double.ledger.keptBy(id));
    expect(
      kept.reduce((sum, { amount }) => sum + amount, 0),
      'at Stripe',
    ).to.equal(priceNok * 100);
  }

  for (const losesCommit of [true, false]) {
    it(`as the beds are held${losesCommit ? ', which is lost' : ''}: nothing is given up, and trying again holds them once`, async () => {
      const booking = await buildPaidStay(gateway);
      const work = { do: 'change', bookingId: booking.id, stay: dearer(booking), differenceNok: 80 } as const;
      await crash(work, atCommit(losesCommit));
      await expectOneOutcome(booking, false);
      expect(await change(booking)).to.deep.equal({ refundNok: 0, toPayNok: 80 });
      pages.payOn(await paymentPage(booking.uuid, gateway));
      await settleOpenPayments(gateway);
      await expectOneOutcome(booking, true);
    });
  }

  for (const [where, stop] of [
    ['before Stripe makes the page', atStripe('open_page', 'received')],
    ['when Stripe has made the page', atStripe('open_page', 'done')],
    ['as the page is noted', atCommitAfter('open_page')],
  ] as const) {
    for (const isPaid of [true, false]) {
      it(`${where}: ${isPaid ? 'it is paid once, and switched' : 'not paid in time, all is as before'}`, async () => {
        const booking = await buildPaidStay(gateway);
        await change(booking);
        await crash({ do: 'page', uuid: booking.uuid }, stop);
        await settleOpenPayments(gateway);
        await expectOneOutcome(booking, false);
        if (isPaid) pages.payOn(await paymentPage(booking.uuid, gateway));
        else
          await test.pool.query(
            'update bookings set hold_until = now() where changes_booking_id is not null',
          );
        await settleOpenPayments(gateway);
        await expectOneOutcome(booking, isPaid);
        expect(await booking.reload()).to.include({ paid: true });
      });
    }
  }

  for (const [where, stop] of [
    ['before that is read', atStripe('read_page', 'received')],
    ['when it has been read', atStripe('retrieve', 'done')],
    ['as both are switched', atCommitAfter('retrieve')],
  ] as const) {
    it(`with the page paid, ${where}: the next run switches`, async () => {
      const booking = await buildPaidStay(gateway);
      await change(booking);
      pages.payOn(await paymentPage(booking.uuid, gateway));
      await crash({ do: 'settle' }, stop);
      expect(await settleOpenPayments(gateway)).to.include({ paid: 1 });
      await expectOneOutcome(booking, true);
      await settleOpenPayments(gateway);
      await expectOneOutcome(booking, true);
    });
  }
});
