import { expect } from 'chai';
import { Payment, PriceChange, Refund } from '../../src/models/index.js';
import { useDatabase } from '../support/database.js';
import { buildBooking } from '../support/factories.js';
import { connections } from '../support/sql.js';

describe('an account, whoever writes', () => {
  const test = useDatabase();
  const refused = (sql: string, bind: unknown[] = []) =>
    test.pool.query(sql, bind).then(
      () => undefined,
      ({ constraint, column }) => constraint ?? column,
    );
  const GIVE = `insert into refunds (payment_id, amount_ore, reason) values ($1, $2, 'board')`;

  async function paid() {
    const booking = await buildBooking({ priceNok: 160 });
    const charge = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    return { booking, charge };
  }

  it('counts what was received and what is owed', async () => {
    const { booking, charge } = await paid();
    expect(booking).to.include({ receivedOre: 16_000, balanceOre: 0, paid: true });
    await test.pool.query(GIVE, [charge.id, 6_000]);
    expect(await booking.reload()).to.include({ receivedOre: 10_000, balanceOre: 6_000, paid: false });
    await test.pool.query(`update refunds set state = 'failed', settled_at = now() where payment_id = $1`, [
      charge.id,
    ]);
    expect(await booking.reload()).to.include({ receivedOre: 16_000, balanceOre: 0, paid: true });
    await test.pool.query(
      `insert into payments (booking_id, position, method, state, amount_ore, settled_at)
       values ($1, 2, 'elsewhere', 'succeeded', 1, now())`,
      [booking.id],
    );
    expect(await booking.reload()).to.include({ receivedOre: 16_001, balanceOre: -1, paid: true });
  });

  it('gives no more back of a charge than was charged, failed refunds aside', async () => {
    const { charge } = await paid();
    expect(await refused(GIVE, [charge.id, 16_001])).to.equal('refunds_within_charge');
    await test.pool.query(GIVE, [charge.id, 10_000]);
    expect(await refused(GIVE, [charge.id, 6_001])).to.equal('refunds_within_charge');
    await test.pool.query(GIVE, [charge.id, 6_000]);
    expect(
      await refused('update refunds set amount_ore = amount_ore + 1 where payment_id = $1', [charge.id]),
    ).to.equal('refunds_within_charge');
    await test.pool.query(
      `update refunds set state = 'failed', settled_at = now() where payment_id = $1 and amount_ore = 10000`,
      [charge.id],
    );
    await test.pool.query(GIVE, [charge.id, 10_000]);
    const open = await Payment.create({ bookingId: charge.bookingId, position: 2 });
    expect(await refused(GIVE, [open.id, 1])).to.equal('refunds_within_charge');
  });

  it('nor by ten at the same moment, on connections of their own', async () => {
    const { booking, charge } = await paid();
    const clients = await connections(test.url, 10);
    const outcomes = await Promise.all(
      clients.map((client) =>
        client.query(GIVE, [charge.id, 4_000]).then(
          () => 'given',
          ({ constraint }) => constraint,
        ),
      ),
    );
    await Promise.all(clients.map((client) => client.end()));
    expect(outcomes.filter((outcome) => outcome === 'given')).to.have.length(4);
    expect(outcomes.filter((outcome) => outcome === 'refunds_within_charge')).to.have.length(6);
    expect((await booking.reload()).receivedOre).to.equal(0);
  });

  it('counts right whoever writes at the same moment', async () => {
    const { booking, charge } = await paid();
    const clients = await connections(test.url, 8);
    await Promise.all(
      clients.map((client, index) =>
        index % 2
          ? client.query(GIVE, [charge.id, 1_000])
          : client.query(
              `insert into payments (booking_id, position, method, state, amount_ore, settled_at)
               values ($1, $2, 'elsewhere', 'succeeded', 500, now())`,
              [booking.id, index + 2],
            ),
      ),
    );
    await Promise.all(clients.map((client) => client.end()));
    expect((await booking.reload()).receivedOre).to.equal(16_000 - 4 * 1_000 + 4 * 500);
  });

  it('keeps what was taken and what went back as it was', async () => {
    const { charge } = await paid();
    const change = (what: string) => refused(`update payments set ${what} where id = $1`, [charge.id]);
    for (const what of [
      'amount_ore = 1',
      `state = 'open'`,
      `method = 'elsewhere'`,
      'position = 9',
      `payment_intent_id = 'pi_x'`,
      `settled_at = now() - interval '1 day'`,
    ])
      expect(await change(what), what).to.equal('payments_kept');
    expect(await refused('delete from payments where id = $1', [charge.id])).to.equal('payments_kept');

    const refund = await Refund.create({ paymentId: charge.id, amountOre: 5_000, reason: 'board' });
    await refund.update({ state: 'pending', stripeId: 're_1', sentAt: new Date() });
    const alter = (what: string) => refused(`update refunds set ${what} where id = $1`, [refund.id]);
    for (const what of ['amount_ore = 1', `stripe_id = 're_2'`, `state = 'due'`, `method = 'elsewhere'`])
      expect(await alter(what), what).to.equal('refunds_kept');
    await refund.update({ state: 'failed', settledAt: new Date() });
    expect(await alter(`state = 'succeeded'`)).to.equal('refunds_kept');
    expect(await refused('delete from refunds where id = $1', [refund.id])).to.equal('refunds_kept');
  });

  it('holds whole øre above 0, in NOK, and one open charge', async () => {
    const { booking, charge } = await paid();
    expect(await refused(GIVE, [charge.id, 0])).to.equal('refunds_amount_positive');
    const add = (columns: string, values: string) =>
      refused(`insert into payments (booking_id, ${columns}) values ($1, ${values})`, [booking.id]);
    expect(await add('position, amount_ore', '2, 0')).to.equal('payments_amount_positive');
    expect(await add('position, currency', `2, 'sek'`)).to.equal('payments_currency_known');
    expect(await add('position, state', `2, 'succeeded'`)).to.equal('payments_succeeded_whole');
    await test.pool.query('insert into payments (booking_id, position) values ($1, 2)', [booking.id]);
    expect(await add('position', '3')).to.equal('payments_one_open_key');
    expect(await add('position', '1')).to.equal('payments_booking_position_key');
  });

  it('says why the price has changed, and keeps that', async () => {
    const { booking } = await paid();
    await test.pool.query('update bookings set price_nok = 200 where id = $1', [booking.id]);
    const client = await test.pool.connect();
    await client.query('begin');
    await client.query(`select set_config('koiene.price', '{"reason": "board", "note": "Rabatt"}', true)`);
    await client.query('update bookings set price_nok = 100 where id = $1', [booking.id]);
    await client.query('update bookings set price_nok = 90 where id = $1', [booking.id]);
    await client.query('commit');
    client.release();
    const changes = await PriceChange.findAll({ where: { bookingId: booking.id }, order: ['id'] });
    expect(changes.map(({ wasNok, isNok, reason, note }) => [wasNok, isNok, reason, note])).to.deep.equal([
      [160, 200, 'other', ''],
      [200, 100, 'board', 'Rabatt'],
      [100, 90, 'other', ''],
    ]);
    expect(await refused('update price_changes set is_nok = 1')).to.equal('price_changes_append_only');
  });
});
