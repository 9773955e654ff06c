import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import { type Booking, Closure, type Koie, Payment } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { answerOffer, type Choice, seenTo, workOff } from '../../src/services/closures/index.js';
import { deliverDue } from '../../src/services/mail/index.js';
import { pay, settleOpenPayments } from '../../src/services/payments/index.js';
import { PaymentProcesses } from '../support/crash.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildHold, buildKoie, buildMember } from '../support/factories.js';
import { callerOf, gatewayTo, receiptsMissing } from '../support/payments.js';
import { SmtpDouble } from '../support/smtp-double.js';
import { useStripeDouble } from '../support/stripe-double.js';

/** Few in the suite; `CLOSURE_BOOKINGS=200 CLOSURE_KILLS=10` for a long run. */
const BOOKINGS = Number(process.env.CLOSURE_BOOKINGS ?? 12);
const KILLS = Number(process.env.CLOSURE_KILLS ?? 2);
const NIGHTS = 20;
const PRICE_ORE = 4_000;
const ACTS = ['offer', 'offer', 'move', 'refund', 'keep'] as const;
const NOWHERE = 'smtp://127.0.0.1:9';

describe('a closure over many bookings, whatever dies', function () {
  this.timeout(60_000 + BOOKINGS * 5_000);
  const test = useDatabase();
  const double = useStripeDouble();
  let smtp: SmtpDouble;
  let processes: PaymentProcesses;
  let closure: Closure;
  let closed: Koie;
  let other: Koie;
  let bookings: Booking[];
  let users: number[];

  // Before each: that is when Stripe's double begins anew.
  beforeEach(async () => {
    smtp = await new SmtpDouble().start();
    processes = new PaymentProcesses(test.url, double);
    closed = await buildKoie({ numberOfBeds: 100, priceMember: 40, bookingWindow: 90 });
    other = await buildKoie({ numberOfBeds: 100, priceMember: 90, bookingWindow: 90 });
    users = [(await buildBoard()).ntnuiNo, (await buildBoard()).ntnuiNo];
    const { ntnuiNo } = await buildMember();
    bookings = [];
    for (let index = 0; index < BOOKINGS; index += 1) {
      const from = 10 + (index % NIGHTS);
      const hold = await buildHold({ koieId: closed.id, userId: ntnuiNo, from, to: from + 1, priceNok: 40 });
      const payment = await Payment.findOne({ where: { bookingId: hold.id }, rejectOnEmpty: true });
      await pay(payment.id, 'tok_visa', callerOf(ntnuiNo), gatewayTo(double));
      bookings.push(await hold.reload());
    }
    closure = await Closure.create({
      koieId: closed.id,
      firstNight: addDays(today(), 10),
      lastNight: addDays(today(), 10 + NIGHTS),
      reasonNb: 'Ras',
    });
  });
  afterEach(async () => {
    await processes.stop();
    await smtp.stop();
  });

  const choices = (shift: number): Choice[] =>
    bookings.map(({ id }, index) => {
      const act = ACTS[(index + shift) % ACTS.length] ?? 'offer';
      return { bookingId: id, act, seen: null, ...(act === 'move' ? { koieId: other.id } : {}) };
    });
  const worked = async () => {
    const { rows } = await test.pool.query<{ count: number }>(
      `select count(*)::integer as count from closure_acts where state <> 'chosen'`,
    );
    return rows[0]?.count ?? 0;
  };

  it('gives every guest exactly one outcome, one mail for each step, and the right money', async () => {
    const first = [0, 1].map((shift) =>
      processes.start({
        do: 'seeTo',
        closureId: closure.id,
        choices: choices(shift),
        user: users[shift] ?? 0,
      }),
    );
    let kills = 0;
    const killWhen = async (children: ReturnType<PaymentProcesses['start']>[], least: number) => {
      const ends = children.map((child) => once(child, 'exit'));
      let isOver = false;
      void Promise.all(ends).then(() => {
        isOver = true;
      });
      while (!isOver && (await worked()) < least) await delay(5);
      for (const child of children) if (child.exitCode === null && child.kill('SIGKILL')) kills += 1;
      await Promise.all(ends);
    };
    await killWhen(first, 1);
    for (let round = 1; round <= KILLS; round += 1) {
      // SMTP and Stripe are down in turns.
      if (round % 2 === 0) double.next({ call: 'refund', at: 'received', fail: 500 }, 5);
      const smtpUrl = round % 2 === 1 ? NOWHERE : smtp.url;
      const children = [0, 1].map(() => processes.start({ do: 'minute', smtpUrl }));
      await killWhen(children, 1 + Math.floor((round * BOOKINGS) / (KILLS + 1)));
    }
    expect(kills).to.be.greaterThan(0);
    double.forgetFaults();
    await workOff();
    expect(await worked()).to.equal(BOOKINGS);

    const { rows: offered } = await test.pool.query<{ id: number }>(
      `select booking_id as id from closure_acts where state = 'offered' order by id`,
    );
    // The outbox waits before it tries again what it could not send.
    await test.pool.query(
      `update emails set due_at = now(), leased_until = case when state = 'sending' then now() - interval '1 second' end where state in ('queued', 'sending')`,
    );
    await deliverDue({ smtpUrl: smtp.url });
    const answering = offered.filter((_one, index) => index % 2 === 0);
    await Promise.allSettled(
      answering.flatMap(({ id }, index) => {
        const arrivalDate = bookings.find((booking) => booking.id === id)?.arrivalDate ?? '';
        const stay = { koieId: other.id, arrivalDate, departureDate: addDays(arrivalDate, 1) };
        const answer = index % 2 === 0 ? ('refund' as const) : stay;
        return [answer, answer].map((one) =>
          answerOffer(id, one, { source: 'guest_link' }, gatewayTo(double)),
        );
      }),
    );
    await test.pool.query(`update closure_acts set deadline = now() where state = 'offered'`);
    const silent = [0, 1].map(() => processes.start({ do: 'minute', smtpUrl: smtp.url }));
    await Promise.all(silent.map((child) => once(child, 'exit')));
    await workOff();
    for (let round = 0; round < 3; round += 1) await settleOpenPayments(gatewayTo(double));
    await test.pool.query(
      `update emails set due_at = now(), leased_until = case when state = 'sending' then now() - interval '1 second' end where state in ('queued', 'sending')`,
    );
    await deliverDue({ smtpUrl: smtp.url });
    await expectWhole();
  });

  async function expectWhole(): Promise<void> {
    expect(await seenTo(closure.id)).to.deep.equal({
      total: BOOKINGS,
      seen: BOOKINGS,
      waiting: 0,
      failed: 0,
    });
    const { rows } = await test.pool.query(
      `select b.id, a.outcome, a.offered_at is not null as offered, b.koie_id as koie, b.received_ore as received,
         b.cancelled_at is not null as cancelled, p.id as payment,
         (select json_object_agg(kind, n) from (select e.kind, count(*) as n from emails e
           where e.booking_id = b.id and e.kind in ('closure_offer', 'booking_moved', 'booking_cancelled')
           group by e.kind) m) as mails
       from closure_acts a join bookings b on b.id = a.booking_id join payments p on p.booking_id = b.id`,
    );
    expect(rows).to.have.lengthOf(BOOKINGS);
    for (const { outcome, offered, koie, received, cancelled, mails, payment } of rows) {
      const told = { moved: { booking_moved: 1 }, refunded: { booking_cancelled: 1 }, kept: {} }[
        outcome as string
      ];
      expect(mails ?? {}, outcome).to.deep.equal({ ...(offered ? { closure_offer: 1 } : {}), ...told });
      expect(koie).to.equal(outcome === 'moved' ? other.id : closed.id);
      expect(cancelled).to.equal(outcome === 'refunded');
      expect(received).to.equal(outcome === 'refunded' ? 0 : PRICE_ORE);
      const [charge] = double.ledger.takenBy(payment);
      expect(double.ledger.keptBy(payment), `${charge?.amount} of ${outcome}`).to.have.lengthOf(
        outcome === 'refunded' ? 0 : 1,
      );
    }
    expect(await receiptsMissing(test.pool)).to.deep.equal({ charges: 0, refunds: 0, gaps: 0 });
    const { rows: left } = await test.pool.query(
      `select id, kind, state, last_error from emails where state not in ('sent', 'cancelled')`,
    );
    expect(left).to.deep.equal([]);
  }
});
