import { expect } from 'chai';
import { anonymiseBookings } from '../../src/services/people/retention.js';
import { useDatabase } from '../support/database.js';
import { buildBooking } from '../support/factories.js';

describe('the history', () => {
  const db = useDatabase();
  const count = async (condition: string) =>
    (await db.pool.query(`select count(*)::integer as n from audit_entries where ${condition}`)).rows[0].n;

  it('cannot be changed, thinned out or emptied by the application’s role', async () => {
    await buildBooking();
    const before = await count('true');
    for (const statement of [
      'delete from audit_entries',
      `delete from audit_entries where resource = 'koier'`,
      `update audit_entries set source = 'job'`,
      'truncate audit_entries',
      'truncate erasures',
    ]) {
      const refusal = await db.pool.query(statement).catch((error: Error) => error);
      expect(refusal, statement).to.be.an('error').with.property('message', 'the history is not edited');
    }
    expect(before).to.be.greaterThan(0);
    expect(await count('true')).to.equal(before);
  });

  it('lets go of what has been anonymised, and of nothing else', async () => {
    const booking = await buildBooking({ from: -5, to: -3 });
    const other = await buildBooking({ from: -5, to: -3 });
    await db.sequelize.transaction((transaction) => anonymiseBookings([booking.id], transaction));
    expect(await count(`resource = 'bookings' and record_id = '${booking.id}'`)).to.equal(1);
    expect(await count(`resource = 'bookings' and record_id = '${other.id}'`)).to.be.greaterThan(0);
  });

  it('gives way to an erasure only in the transaction that notes it for good', async () => {
    await buildBooking();
    const client = await db.pool.connect();
    try {
      await client.query('begin');
      await client.query(`insert into erasures (marks) values ('{mark}')`);
      await client.query(`delete from audit_entries where resource = 'payments'`);
      await client.query('commit');
      const later = await client.query('delete from audit_entries').catch((error: Error) => error);
      expect(later).to.be.an('error');
      const { rowCount } = await client.query(`select from erasures where marks = '{mark}'`);
      expect(rowCount).to.equal(1);
    } finally {
      client.release();
    }
  });
});
