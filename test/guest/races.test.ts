import { expect } from 'chai';
import type pg from 'pg';
import type { Booking } from '../../src/models/index.js';
import { addDays } from '../../src/platform/clock.js';
import { moveBooking } from '../../src/services/bookings/move.js';
import { tokenFor } from '../../src/services/guest-links/index.js';
import { formToken } from '../../src/services/guest-links/token.js';
import type { PaymentGateway } from '../../src/services/payments/gateway.js';
import { paymentPage, settleOpenPayments } from '../../src/services/payments/index.js';
import { issueTokens } from '../../src/services/people/tokens.js';
import { PaymentProcesses } from '../support/crash.js';
import { useDatabase } from '../support/database.js';
import { buildMember } from '../support/factories.js';
import { buildPaidStay } from '../support/guest-stays.js';
import { gatewayTo } from '../support/payments.js';
import { useStripeDouble } from '../support/stripe-double.js';

/** Many with `GUEST_ROUNDS=200 npx mocha test/guest/races.test.ts`. */
const ROUNDS = Number(process.env.GUEST_ROUNDS ?? 3);
const BEDS = 4;

/** What an act was answered: its status, and what goes back if it says so. */
interface Told {
  act: string;
  status: number;
  refund?: number;
}

describe('a guest in two tabs and by the API, the board, and others who want the beds, all at once', function () {
  this.timeout(60_000 + ROUNDS * 15_000);
  const test = useDatabase();
  const double = useStripeDouble();
  let pool: pg.Pool;
  let gateway: PaymentGateway;
  let processes: PaymentProcesses;
  let servers: string[];

  before(async () => {
    pool = test.pool;
    gateway = gatewayTo(double);
    processes = new PaymentProcesses(test.url, double);
    servers = [await processes.serve(), await processes.serve()];
  });
  after(() => processes.stop());

  const server = (index: number) => servers[index % servers.length] ?? '';
  const bearer = async (ntnuiNo: number | null) => `Bearer ${(await issueTokens(ntnuiNo ?? 0)).access}`;

  async function byForm(
    booking: Booking,
    act: string,
    fields: Record<string, string>,
    at: string,
  ): Promise<Told> {
    const token = (await tokenFor(booking.id)) ?? '';
    const response = await fetch(`${at}/koie/booking/manage/${token}/${act}/`, {
      method: 'POST',
      body: new URLSearchParams({ form: formToken(token, act), ...fields }),
      redirect: 'manual',
    });
    await response.arrayBuffer();
    return { act: `form ${act}`, status: response.status };
  }

  async function byApi(path: string, body: object, authorization: string, at: string): Promise<Told> {
    const response = await fetch(`${at}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { Authorization: authorization, 'Content-Type': 'application/json' },
    });
    const { refund } = (await response.json()) as { refund?: number };
    return {
      act: path.split('/').at(-2) ?? '',
      status: response.status,
      ...(refund === undefined ? {} : { refund }),
    };
  }

  /** All that happens in a round, in an order that nobody knows. */
  async function everything(booking: Booking, round: number): Promise<Told[]> {
    const own = await bearer(booking.userId);
    const others = await Promise.all([1, 2, 3].map(async () => bearer((await buildMember()).ntnuiNo)));
    const path = `/koie/booking/${booking.uuid}`;
    const later = { departure: addDays(booking.arrivalDate, 3), difference: String(40 * booking.guests) };
    const fewer = { members: String(booking.guests - 1), difference: '-80' };
    const stay = {
      koieId: booking.koieId,
      arrivalDate: addDays(booking.arrivalDate, 1),
      departureDate: addDays(booking.departureDate, 1),
      guestsMember: booking.guestsMember,
      guestsNotMember: 0,
    };
    const { rows } = await pool.query<{ slug: string }>('select slug from koier where id = $1', [
      booking.koieId,
    ]);
    const wanted = {
      koie: rows[0]?.slug,
      arrival_date: booking.arrivalDate,
      departure_date: booking.departureDate,
      guests_member: 1,
      guests_not_member: 0,
    };
    const acts: (() => Promise<Told>)[] = [
      () => byForm(booking, 'cancel', { refund: String(booking.priceNok) }, server(round)),
      () => byForm(booking, 'fewer', fewer, server(round + 1)),
      () => byForm(booking, 'change', later, server(round)),
      () => byApi(`${path}/cancellation/`, { expected_refund: booking.priceNok }, own, server(round + 1)),
      () =>
        byApi(
          `${path}/change/`,
          { guests_member: booking.guests - 1, expected_difference: -80 },
          own,
          server(round),
        ),
      async () => {
        const moved = moveBooking(booking.id, stay, { takeNewPrice: true }, { source: 'panel' }, gateway);
        return { act: 'board moves', status: await moved.then(() => 200).catch(() => 409) };
      },
      async () => {
        const page = await paymentPage(booking.uuid, gateway).catch(() => null);
        return { act: 'pays', status: page && double.ledger.pages.payOn(page) ? 200 : 409 };
      },
      ...others.map(
        (authorization, index) => () => byApi('/koie/booking/', wanted, authorization, server(round + index)),
      ),
    ];
    // Which are there, and who is first, differs from round to round.
    const chosen = acts.filter((_act, index) => index >= 6 || (round + index * 7) % 5 !== 0);
    const turned = chosen.map((_act, index) => chosen[(index + round) % chosen.length]);
    return Promise.all(turned.map((act) => act?.() ?? Promise.reject(new Error('no act'))));
  }

  for (let round = 1; round <= ROUNDS; round += 1) {
    it(`ends with one outcome, no bed sold twice and each krone where the account says (round ${round})`, async () => {
      await pool.query('delete from rate_limits');
      const booking = await buildPaidStay(gateway, { beds: BEDS, guests: 2 + (round % 3) });
      const told = await everything(booking, round);
      const what = JSON.stringify(told);
      expect(
        told.filter(({ status }) => status >= 500 && status !== 503),
        what,
      ).to.deep.equal([]);
      // The guest has not paid for the dearer stay in time, unless that was first.
      await pool.query('update bookings set hold_until = now() where changes_booking_id is not null');
      await settleOpenPayments(gateway);
      await settleOpenPayments(gateway);

      const nights = await pool.query(
        `select b.arrival_date + n.i as night from bookings b
         cross join lateral generate_series(0, b.departure_date - b.arrival_date - 1) as n (i)
         where b.koie_id = $1 and b.changes_booking_id is null and b.cancelled_at is null
           and (b.confirmed_at is not null or b.hold_until > now())
         group by 1 having sum(b.guests) > $2`,
        [booking.koieId, BEDS],
      );
      expect(nights.rows, what).to.deep.equal([]);

      await booking.reload();
      const { rows } = await pool.query<{ id: string; reason: string | null; state: string | null }>(
        `select p.id, r.reason, r.state from payments p left join refunds r on r.payment_id = p.id
         where p.booking_id = $1`,
        [booking.id],
      );
      const cancellations = rows.filter(({ reason }) => reason === 'cancellation');
      expect(cancellations.length, what).to.be.at.most(2);
      const atStripe = [...new Set(rows.map(({ id }) => id))]
        .flatMap((id) => double.ledger.takenBy(id))
        .reduce((sum, charge) => sum + charge.amount - double.ledger.givenBack(charge), 0);
      expect(booking.receivedOre, what).to.equal(atStripe);
      expect(
        rows.every(({ state }) => state === null || state === 'succeeded'),
        what,
      ).to.equal(true);
      if (booking.cancelledAt) expect(booking.receivedOre, what).to.equal(booking.priceNok * 100);
      // The board can have moved the guest back to more than was left, which is then to be paid by the link.
      else if (told.some(({ act, status }) => act === 'board moves' && status === 200))
        expect(booking.balanceOre, what).to.be.at.least(0);
      else expect(booking.balanceOre, what).to.equal(0);
      // Whoever was told that it is cancelled was told the truth, and all of them the same sum.
      const cancelled = told.filter(({ act, status }) => act === 'cancellation' && status === 200);
      if (cancelled.length > 0) expect(booking.cancelledAt, what).to.not.equal(null);
      expect(new Set(cancelled.map(({ refund }) => refund)).size, what).to.be.at.most(1);
    });
  }
});
