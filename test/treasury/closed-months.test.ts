import { expect } from 'chai';
import { Payment } from '../../src/models/index.js';
import { today } from '../../src/platform/clock.js';
import { databaseRefusal } from '../../src/platform/refusals/database-errors.js';
import { DomainError } from '../../src/platform/refusals/errors.js';
import {
  closeMonth,
  closingOf,
  monthAfter,
  reopenMonth,
  sumsByKoie,
  totalOf,
} from '../../src/services/treasury/index.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBooking } from '../support/factories.js';
import { giveBack, paid } from '../support/treasury.js';

describe('A closed month', () => {
  const database = useDatabase();
  const last = monthAfter(today().slice(0, 7), -1);
  const inIt = `${last}-15T10:00:00Z`;
  let actor: { user: number; source: 'panel' };

  before(async () => {
    actor = { user: (await buildAdmin()).ntnuiNo, source: 'panel' };
  });

  const refusal = async (write: Promise<unknown>) => {
    const error = await write.then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return error instanceof DomainError ? error.code : databaseRefusal(error)?.code;
  };

  it('is over, and closed once', async () => {
    expect(await refusal(closeMonth(today().slice(0, 7), actor))).to.equal('month_not_over');
    await closeMonth(last, actor);
    await closeMonth(last, actor);
    expect((await closingOf(last))?.by).to.include('Ødegård');
    const { rows } = await database.pool.query('select count(*)::integer as count from closed_months');
    expect(rows[0].count).to.equal(1);
  });

  it('takes no charge and no refund with a day in it, whoever writes; today takes them', async () => {
    expect(await refusal(paid('2030-01-01', inIt))).to.equal('month_closed');
    const now = new Date().toISOString();
    const booking = await paid('2030-01-02', now);
    const charge = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    expect(await refusal(giveBack(booking.id, 100, inIt))).to.equal('month_closed');
    const due = await giveBack(booking.id, 100, '', 'due');
    expect(await refusal(due.update({ state: 'succeeded', settledAt: new Date(inIt) }))).to.equal(
      'month_closed',
    );
    await due.reload();
    await due.update({ state: 'succeeded', settledAt: new Date() });
    expect(await refusal(due.update({ state: 'failed', settledAt: new Date(inIt) }))).to.equal(
      'month_closed',
    );
    const insert = `insert into payments (booking_id, position, method, state, amount_ore, settled_at)
      values ($1, 9, 'elsewhere', 'succeeded', 100, $2)`;
    expect(await refusal(database.pool.query(insert, [booking.id, inIt]))).to.equal('month_closed');
    const backdate = 'update payments set settled_at = $2 where id = $1';
    expect(await refusal(database.pool.query(backdate, [charge.id, inIt]))).to.equal('invalid');
    expect(
      await refusal(
        database.pool.query('update refunds set succeeded_at = $2 where id = $1', [due.id, inIt]),
      ),
    ).to.equal('invalid');
    expect(totalOf(await sumsByKoie(last, 'payment')).netOre).to.equal(0);
  });

  it('has what Stripe tells late counted on the day it is read', async () => {
    await database.pool.query(
      `insert into balance_transactions (id, kind, type, amount_ore, fee_ore, net_ore, created_at, counted_at)
       values ('txn_late', 'fee', 'stripe_fee', -700, 0, -700, $1, $1)`,
      [inIt],
    );
    await database.pool.query(
      `insert into payouts (id, amount_ore, state, is_automatic, is_complete, created_at, arrives_on, unexplained_ore)
       values ('po_late', 100, 'paid', true, true, $1::timestamptz, $1::timestamptz::date, 0)`,
      [inIt],
    );
    expect(totalOf(await sumsByKoie(last, 'payment')).feesOre).to.equal(0);
    expect(totalOf(await sumsByKoie(today().slice(0, 7), 'payment')).feesOre).to.equal(-700);
    const { rows } = await database.pool.query(
      `select to_char(counted_on, 'YYYY-MM-DD') as day from payouts`,
    );
    expect(rows[0].day).to.equal(today());
  });

  it('is not closed while somebody writes into it, nor written into while it is closed', async () => {
    const month = monthAfter(last, -1);
    const writing = await database.pool.connect();
    const closing = await database.pool.connect();
    try {
      const booking = await buildBooking({ isPaid: false });
      await writing.query('begin');
      await writing.query(
        `insert into payments (booking_id, position, method, state, amount_ore, settled_at)
         values ($1, 7, 'elsewhere', 'succeeded', 100, $2)`,
        [booking.id, `${month}-10T10:00:00Z`],
      );
      await closing.query('begin');
      await closing.query(`set local lock_timeout = '200ms'`);
      const refused = await closing
        .query(`insert into closed_months (month) values ($1)`, [`${month}-01`])
        .catch((error) => error);
      expect(refused.code).to.equal('55P03');
    } finally {
      await writing.query('rollback');
      await closing.query('rollback');
      writing.release();
      closing.release();
    }
  });

  it('can be opened again, and closed again, and all of it is kept', async () => {
    const closed = await closingOf(last);
    await reopenMonth(closed?.id ?? 0, 'En kvittering manglet', actor);
    expect(await closingOf(last)).to.equal(null);
    expect(await refusal(reopenMonth(closed?.id ?? 0, '', actor))).to.equal('conflict');
    await paid('2030-02-01', inIt);
    await closeMonth(last, actor);
    const { rows } = await database.pool.query(
      `select action, actor_id, source, changes -> 'reopened_at' ->> 1 is not null as reopened from audit_entries where resource = 'closed_months' order by id`,
    );
    const told = { actor_id: actor.user, source: 'panel' };
    expect(rows).to.deep.equal([
      { ...told, action: 'create', reopened: false },
      { ...told, action: 'update', reopened: true },
      { ...told, action: 'create', reopened: false },
    ]);
    expect(await refusal(database.pool.query('delete from closed_months'))).to.equal('invalid');
    expect(await refusal(database.pool.query('update closed_months set month = month - 40'))).to.equal(
      'invalid',
    );
  });
});
