import { expect } from 'chai';
import { Payment, Receipt, Refund } from '../../src/models/index.js';
import { pay } from '../../src/services/payments/index.js';
import { writeCreditNote } from '../../src/services/receipts/index.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildReceipt } from '../support/factories.js';
import { buildPayables, gatewayTo } from '../support/payments.js';
import { connections } from '../support/sql.js';
import { useStripeDouble } from '../support/stripe-double.js';

describe('receipts, whoever writes', () => {
  const test = useDatabase();
  const double = useStripeDouble();
  const WRITE = `insert into receipts (kind, booking_id, payment_id, refund_id, amount_ore, language, content)
    select $2, p.booking_id, p.id, $3, $4, 'nb', '{}' from payments p where p.id = $1`;
  const refused = (sql: string, bind: unknown[] = []) =>
    test.pool.query(sql, bind).then(
      () => undefined,
      ({ constraint, column }) => constraint ?? column,
    );
  const numbers = async () => {
    const { rows } = await test.pool.query('select number from receipts order by number');
    return rows.map(({ number }) => number);
  };
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  async function paid() {
    const booking = await buildBooking({ priceNok: 160 });
    return Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
  }
  const refundOf = (charge: Payment, state: 'succeeded' | 'failed' | 'due') =>
    Refund.create({
      paymentId: charge.id,
      amountOre: 6_000,
      reason: 'board',
      state,
      settledAt: state === 'due' ? null : new Date(),
    });

  it('get numbers without gaps in twenty payments at the same moment', async () => {
    const before = (await numbers()).length;
    const gateway = gatewayTo(double);
    const payables = await buildPayables(20);
    await Promise.all(payables.map(({ paymentId, caller }) => pay(paymentId, 'tok_visa', caller, gateway)));
    expect(await numbers()).to.deep.equal(upTo(before + 20));
    const { rows } = await test.pool.query(
      `select count(*)::integer as late from receipts a join receipts b on b.number = a.number + 1
       where b.issued_at < a.issued_at`,
    );
    expect(rows[0].late, 'later numbers with earlier moments').to.equal(0);
  });

  it('leave the number of a transaction that comes to nothing to the next one', async () => {
    const before = (await numbers()).length;
    const charge = await paid();
    const clients = await connections(test.url, 2);
    const [first, second] = clients;
    await first?.query('begin');
    await first?.query(WRITE, [charge.id, 'receipt', null, 16_000]);
    // Nobody waits for it: the number is drawn as it commits.
    await second?.query(WRITE, [(await paid()).id, 'receipt', null, 16_000]);
    await first?.query('rollback');
    await Promise.all(clients.map((client) => client.end()));
    await test.pool.query(WRITE, [charge.id, 'receipt', null, 16_000]);
    expect(await numbers()).to.deep.equal(upTo(before + 2));
  });

  it('do so too when the process dies between writing and committing', async () => {
    const before = (await numbers()).length;
    const charge = await paid();
    const [client] = await connections(test.url, 1);
    if (!client) throw new Error('no connection');
    client.on('error', () => undefined);
    await client.query('begin');
    await client.query(WRITE, [charge.id, 'receipt', null, 16_000]);
    await client.query('set constraints all immediate');
    const { rows } = await client.query('select pg_backend_pid() as pid');
    await test.pool.query('select pg_terminate_backend($1)', [rows[0].pid]);
    await buildReceipt();
    expect(await numbers()).to.deep.equal(upTo(before + 1));
  });

  it('are never edited or deleted, nor is their series', async () => {
    const number = await buildReceipt();
    for (const sql of [
      'update receipts set amount_ore = 1 where number = $1',
      `update receipts set content = '{}' where number = $1`,
      'update receipts set number = number + 1 where number = $1',
      'update receipts set number = null, issued_at = null where number = $1',
      'delete from receipts where number = $1',
    ])
      expect(await refused(sql, [number]), sql).to.equal('receipts_kept');
    expect(await refused('truncate receipts cascade')).to.equal('receipts_kept');
    for (const sql of [
      'update receipt_series set last_number = last_number + 1',
      'update receipt_series set last_number = 0',
      'delete from receipt_series',
      'truncate receipt_series',
      'insert into receipt_series (id) values (1)',
    ])
      expect(await refused(sql), sql).to.equal('receipt_series_gapless');
  });

  it('keep their charge, and so its booking', async () => {
    const number = await buildReceipt();
    const { bookingId } = await Receipt.findOne({ where: { number }, rejectOnEmpty: true });
    expect(await refused('delete from bookings where id = $1', [bookingId])).to.be.a('string');
  });

  it('are one for each charge that succeeded and for its sum, with a number that is drawn', async () => {
    const charge = await paid();
    const drawn = `insert into receipts (number, issued_at, kind, booking_id, payment_id, amount_ore, language, content)
      select 1000, now(), 'receipt', p.booking_id, p.id, p.amount_ore, 'nb', '{}' from payments p where p.id = $1`;
    expect(await refused(drawn, [charge.id])).to.equal('receipts_number_drawn');
    expect(await refused(WRITE, [charge.id, 'receipt', null, 15_999])).to.equal('receipts_true');
    expect(await refused(WRITE, [charge.id, 'credit_note', null, 16_000])).to.equal('receipts_kind_fits');
    const open = await Payment.create({ bookingId: charge.bookingId, position: 2, amountOre: 100 });
    expect(await refused(WRITE, [open.id, 'receipt', null, 100])).to.equal('receipts_true');
    expect(await refused(WRITE, [charge.id, 'receipt', null, 16_000])).to.equal(undefined);
    expect(await refused(WRITE, [charge.id, 'receipt', null, 16_000])).to.equal('receipts_payment_key');
  });

  it('name the receipt that a credit note is about, and the credit note that is taken back', async () => {
    const charge = await paid();
    await test.pool.query(WRITE, [charge.id, 'receipt', null, 16_000]);
    const due = await refundOf(charge, 'due');
    expect(await refused(WRITE, [charge.id, 'credit_note', due.id, 6_000])).to.equal('receipts_true');
    const refund = await refundOf(charge, 'succeeded');
    expect(await refused(WRITE, [charge.id, 'credit_note', refund.id, 6_000])).to.equal(undefined);
    expect(await refused(WRITE, [charge.id, 'credit_note', refund.id, 6_000])).to.equal(
      'receipts_refund_kind_key',
    );
    expect(
      await refused(WRITE, [charge.id, 'receipt', refund.id, 6_000]),
      'of one that has not failed',
    ).to.equal('receipts_true');
    await refund.update({ state: 'failed' });
    expect(await refused(WRITE, [charge.id, 'receipt', refund.id, 6_000])).to.equal(undefined);
    const [receipt, note, back] = await Receipt.findAll({
      where: { paymentId: charge.id },
      order: ['number'],
    });
    expect([receipt?.namesId, note?.namesId, back?.namesId]).to.deep.equal([null, receipt?.id, note?.id]);
  });

  it('give VAT back at the rate of the receipt, whatever the rate is by then', async () => {
    const charge = await paid();
    const content = JSON.stringify({ vat: { percent: 12, ore: 1_714 } });
    await test.pool.query(WRITE.replace(`'{}'`, '$5::jsonb'), [charge.id, 'receipt', null, 16_000, content]);
    const refund = await refundOf(charge, 'succeeded');
    await test.sequelize.transaction((transaction) => writeCreditNote(refund, transaction));
    const note = await Receipt.findOne({ where: { refundId: refund.id }, rejectOnEmpty: true });
    expect(note.content.vat).to.deep.equal({ percent: 12, ore: 643 });
  });

  it('of a refund that failed at once there is none', async () => {
    const charge = await paid();
    const failed = await refundOf(charge, 'failed');
    expect(await refused(WRITE, [charge.id, 'credit_note', failed.id, 6_000])).to.equal('receipts_true');
    expect(await refused(WRITE, [charge.id, 'receipt', failed.id, 6_000])).to.equal('receipts_true');
  });
});
