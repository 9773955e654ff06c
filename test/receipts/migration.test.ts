import { expect } from 'chai';
import { migrateDown, migrateUp } from '../../src/database/migrate.js';
import { Email, Receipt } from '../../src/models/index.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildReceipt } from '../support/factories.js';

describe('the step that brings receipts', () => {
  const test = useDatabase();

  it('taken back and taken again has every one of them, as it was, and goes on with the next number', async () => {
    const booking = await buildBooking();
    await buildReceipt(booking);
    await buildReceipt();
    const email = await Email.create({
      kind: 'booking_confirmation',
      bookingId: booking.id,
      recipient: 'gjest@example.org',
      language: 'nb',
      subject: 'Hei',
      html: 'x',
      text: 'x',
      messageId: '<1>',
    });
    await test.pool.query('insert into email_receipts select $1, id from receipts where booking_id = $2', [
      email.id,
      booking.id,
    ]);
    const everything = async () => ({
      receipts: (await Receipt.findAll({ order: ['id'] })).map((receipt) => receipt.get()),
      mailed: (await test.pool.query('select * from email_receipts')).rows,
    });
    const before = await everything();
    await migrateDown(test.url, { to: '0065_receipts' });
    const { rows } = await test.pool.query('select count(*)::integer as kept from receipts_kept');
    expect(rows).to.deep.equal([{ kept: 2 }]);
    await migrateUp(test.url);
    expect(await everything()).to.deep.equal(before);
    expect(await buildReceipt()).to.equal(3);
    const gone = await test.pool.query("select to_regclass('receipts_kept') as kept");
    expect(gone.rows).to.deep.equal([{ kept: null }]);
  });
});
