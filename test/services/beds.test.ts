import { expect } from 'chai';
import pg from 'pg';
import { addDays, today } from '../../src/platform/clock.js';
import { useDatabase } from '../support/database.js';
import { connections, fullestNight, insertKoie, insertStay } from '../support/sql.js';

describe('beds, in plain SQL', () => {
  const test = useDatabase();
  let pool: pg.Pool;
  before(() => {
    pool = test.pool;
  });

  const refusal = async (work: Promise<unknown>): Promise<string | undefined> => {
    try {
      await work;
      return undefined;
    } catch (error) {
      return error instanceof pg.DatabaseError ? (error.constraint ?? error.code) : String(error);
    }
  };
  const close = (koieId: number, from: number, to: number, beds: number | null) =>
    pool.query(
      `insert into closures (koie_id, first_night, last_night, beds, reason_nb) values ($1, $2, $3, $4, 'Dugnad')`,
      [koieId, addDays(today(), from), addDays(today(), to), beds],
    );

  it('40 connections at once sell exactly the beds there are', async () => {
    const koieId = await insertKoie(pool, 9);
    const clients = await connections(test.url, 40);
    const outcomes = await Promise.all(
      clients.map((client) => refusal(insertStay(client, { koieId, from: 1, to: 3, guests: 1 }))),
    );
    await Promise.all(clients.map((client) => client.end()));

    expect(outcomes.filter((outcome) => outcome === undefined)).to.have.length(9);
    expect(outcomes.filter((outcome) => outcome === 'bookings_beds_free')).to.have.length(31);
    expect(await fullestNight(pool, koieId)).to.equal(9);
  });

  it('80 overlapping stays of different lengths and sizes never fill a night beyond its beds', async () => {
    const koieId = await insertKoie(pool, 11);
    const clients = await connections(test.url, 40);
    const outcomes = await Promise.all(
      Array.from({ length: 80 }, (_, i) =>
        refusal(
          insertStay(clients[i % 40] ?? pool, {
            koieId,
            from: i % 7,
            to: (i % 7) + 1 + (i % 5),
            guests: 1 + (i % 4),
          }),
        ),
      ),
    );
    await Promise.all(clients.map((client) => client.end()));

    expect(new Set(outcomes)).to.deep.equal(new Set([undefined, 'bookings_beds_free']));
    expect(await fullestNight(pool, koieId)).to.be.within(8, 11);
  });

  for (const isolation of ['read committed', 'repeatable read', 'serializable']) {
    it(`two open transactions under ${isolation} cannot both take the last bed`, async () => {
      const koieId = await insertKoie(pool, 1);
      const [one, two] = await connections(test.url, 2);
      if (!one || !two) throw new Error('no connections');
      for (const client of [one, two]) {
        await client.query(`begin isolation level ${isolation}`);
        await client.query('select count(*) from bookings');
      }
      await insertStay(one, { koieId, from: 1, to: 2, guests: 1 });
      const second = refusal(insertStay(two, { koieId, from: 1, to: 2, guests: 1 }));
      await one.query('commit');

      expect(await second).to.be.oneOf(['bookings_beds_free', '40001']);
      await two.query('rollback');
      await Promise.all([one.end(), two.end()]);
      expect(await fullestNight(pool, koieId)).to.equal(1);
    });
  }

  it('counts the longest stay there can be on each of its nights', async () => {
    const koieId = await insertKoie(pool, 4);
    await insertStay(pool, { koieId, from: 1, to: 367, guests: 3 });
    const { rows } = await pool.query(
      `select n as day, (koie_nights(array[$1::integer], oslo_today() + n, oslo_today() + n + 1, now())).occupied
       from unnest(array[0, 1, 200, 366, 367]) n order by n`,
      [koieId],
    );
    expect(rows.map(({ day, occupied }) => [day, occupied])).to.deep.equal([
      [0, 0],
      [1, 3],
      [200, 3],
      [366, 3],
      [367, 0],
    ]);
  });

  it('frees the beds of a hold that is over, and of a cancelled booking', async () => {
    const koieId = await insertKoie(pool, 2);
    const hold = await insertStay(pool, { koieId, from: 1, to: 2, guests: 1, confirmed: false });
    const sold = await insertStay(pool, { koieId, from: 1, to: 2, guests: 1 });
    expect(await refusal(insertStay(pool, { koieId, from: 1, to: 2, guests: 1 }))).to.equal(
      'bookings_beds_free',
    );

    await pool.query("update bookings set hold_until = now() - interval '1 second' where id = $1", [hold]);
    await insertStay(pool, { koieId, from: 1, to: 2, guests: 1 });
    await pool.query('update bookings set cancelled_at = now() where id = $1', [sold]);
    await insertStay(pool, { koieId, from: 1, to: 2, guests: 1 });

    expect(
      await refusal(pool.query('update bookings set confirmed_at = now() where id = $1', [hold])),
    ).to.equal('bookings_beds_free');
    expect(
      await refusal(pool.query('update bookings set cancelled_at = null where id = $1', [sold])),
    ).to.equal('bookings_beds_free');
  });

  it('keeps the beds of a hold that is over while its payment is under way', async () => {
    const koieId = await insertKoie(pool, 1);
    const hold = await insertStay(pool, { koieId, from: 1, to: 2, guests: 1, confirmed: false });
    await pool.query('update bookings set payment_started_at = now() where id = $1', [hold]);
    await pool.query("update bookings set hold_until = now() - interval '1 minute' where id = $1", [hold]);
    expect(await refusal(insertStay(pool, { koieId, from: 1, to: 2, guests: 1 }))).to.equal(
      'bookings_beds_free',
    );
  });

  it('moves a booking only to nights, a koie and a size that there are beds for', async () => {
    const full = await insertKoie(pool, 1);
    const free = await insertKoie(pool, 2);
    await insertStay(pool, { koieId: full, from: 3, to: 5, guests: 1 });
    const moved = await insertStay(pool, { koieId: free, from: 3, to: 5, guests: 1 });
    const set = (change: string) =>
      refusal(pool.query(`update bookings set ${change} where id = $1`, [moved]));

    expect(await set(`koie_id = ${full}`)).to.equal('bookings_beds_free');
    expect(await set('guests_not_member = 2')).to.equal('bookings_beds_free');
    expect(await set('guests_not_member = 1')).to.equal(undefined);
    expect(await set('departure_date = departure_date + 1')).to.equal(undefined);
    expect(await fullestNight(pool, free)).to.equal(2);
  });

  it('a closure takes beds from what is free, and can always be made', async () => {
    const koieId = await insertKoie(pool, 4);
    await insertStay(pool, { koieId, from: 1, to: 2, guests: 2 });
    await close(koieId, 1, 1, 1);
    await insertStay(pool, { koieId, from: 1, to: 2, guests: 1 });
    expect(await refusal(insertStay(pool, { koieId, from: 1, to: 2, guests: 1 }))).to.equal(
      'bookings_beds_free',
    );

    await close(koieId, 0, 2, null);
    expect(await refusal(insertStay(pool, { koieId, from: 0, to: 1, guests: 1 }))).to.equal(
      'bookings_koie_open',
    );
    const { rows } = await pool.query(
      `select free from koie_nights(array[$1::integer], oslo_today(), oslo_today() + 4, now()) order by night`,
      [koieId],
    );
    expect(rows.map(({ free }) => free)).to.deep.equal([0, 0, 0, 4]);
  });

  it('refuses a second closure of the whole koie on the same night', async () => {
    const koieId = await insertKoie(pool, 4);
    await close(koieId, 10, 12, null);
    expect(await refusal(close(koieId, 12, 13, null))).to.equal('closures_no_overlap');
    expect(await refusal(close(koieId, 12, 13, 2))).to.equal(undefined);
  });

  it('refuses fewer beds than are sold or held on a night to come, and allows fewer than were sold before', async () => {
    const koieId = await insertKoie(pool, 6);
    await insertStay(pool, { koieId, from: -3, to: -1, guests: 6 });
    await insertStay(pool, { koieId, from: 2, to: 4, guests: 3 });
    await insertStay(pool, { koieId, from: 3, to: 5, guests: 1, confirmed: false });
    const lower = (beds: number) =>
      refusal(pool.query('update koier set number_of_beds = $1 where id = $2', [beds, koieId]));

    expect(await lower(3)).to.equal('koier_beds_not_below_sold');
    expect(await lower(4)).to.equal(undefined);
  });

  it('lowering the beds and booking them at the same moment never oversells', async () => {
    const koieId = await insertKoie(pool, 8);
    const clients = await connections(test.url, 9);
    await Promise.all(
      clients.map((client, i) =>
        refusal(
          i === 4
            ? client.query('update koier set number_of_beds = 5 where id = $1', [koieId])
            : insertStay(client, { koieId, from: 1, to: 2, guests: 1 }),
        ),
      ),
    );
    await Promise.all(clients.map((client) => client.end()));
    const { rows } = await pool.query('select number_of_beds from koier where id = $1', [koieId]);
    expect(await fullestNight(pool, koieId)).to.be.at.most(rows[0].number_of_beds);
  });

  it('a koie out of use takes no new booking, and keeps its old ones', async () => {
    const koieId = await insertKoie(pool, 6);
    const old = await insertStay(pool, { koieId, from: 1, to: 2, guests: 1 });
    await pool.query('update koier set in_use = false where id = $1', [koieId]);
    expect(await refusal(insertStay(pool, { koieId, from: 1, to: 2, guests: 1 }))).to.equal(
      'bookings_koie_in_use',
    );
    expect(
      await refusal(pool.query("update bookings set key_status = 'picked_up' where id = $1", [old])),
    ).to.equal(undefined);
  });

  it('an imported oversold night stays as history, new bookings see no free bed there, a move is checked', async () => {
    const koieId = await insertKoie(pool, 2);
    await insertStay(pool, { koieId, from: 5, to: 6, guests: 2 });
    const { rows } = await pool.query(
      `insert into bookings (koie_id, contact_email, arrival_date, departure_date, guests_member, guests_not_member,
         price_nok, confirmed_at, imported_oversold)
       values ($1, 'kari@example.org', oslo_today() + 5, oslo_today() + 6, 2, 0, 80, now(), true) returning id`,
      [koieId],
    );
    expect(await fullestNight(pool, koieId)).to.equal(4);
    expect(await refusal(insertStay(pool, { koieId, from: 5, to: 6, guests: 1 }))).to.equal(
      'bookings_beds_free',
    );
    const move = (days: number) =>
      refusal(
        pool.query(
          'update bookings set arrival_date = arrival_date + $1::integer, departure_date = departure_date + $1::integer where id = $2',
          [days, rows[0].id],
        ),
      );
    expect(await move(1)).to.equal(undefined);
    expect(await move(-1)).to.equal('bookings_beds_free');
  });

  for (const [what, column, value] of [
    ['no guests at all', 'guests_member', '0'],
    ['fewer guests than none', 'guests_not_member', '-1'],
    ['a departure on the day of arrival', 'departure_date', 'oslo_today() + 1'],
    ['an unknown key status', 'key_status', "'lost'"],
    ['a koie that does not exist', 'koie_id', '999999'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const koieId = await insertKoie(pool, 6);
      const id = await insertStay(pool, { koieId, from: 1, to: 2, guests: 1 });
      expect(
        await refusal(pool.query(`update bookings set ${column} = ${value} where id = $1`, [id])),
      ).to.be.a('string');
    });
  }

  it('never moves the time at which a booking was made', async () => {
    const koieId = await insertKoie(pool, 6);
    const id = await insertStay(pool, { koieId, from: 1, to: 2, guests: 1 });
    const before = await pool.query('select created_at from bookings where id = $1', [id]);
    await pool.query(
      "update bookings set created_at = now() + interval '1 hour', key_status = 'picked_up' where id = $1",
      [id],
    );
    const after = await pool.query('select created_at from bookings where id = $1', [id]);
    expect(after.rows[0].created_at).to.deep.equal(before.rows[0].created_at);
  });
});
