import { expect } from 'chai';
import pg from 'pg';
import { runJob } from '../../src/jobs/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { latestWrongNights } from '../../src/services/beds/count-nights.js';
import { useDatabase } from '../support/database.js';
import { insertKoie, insertStay } from '../support/sql.js';

describe('the table of nights', () => {
  const test = useDatabase();
  let pool: pg.Pool;
  before(() => {
    pool = test.pool;
  });

  const wrong = async () => (await pool.query('select * from miscounted_nights()')).rows;
  const soldOn = async (koieId: number, from: number): Promise<number | undefined> => {
    const { rows } = await pool.query('select sold from nights where koie_id = $1 and night = $2', [
      koieId,
      addDays(today(), from),
    ]);
    return rows[0]?.sold;
  };
  const refusal = async (work: Promise<unknown>): Promise<string | undefined> => {
    try {
      await work;
      return undefined;
    } catch (error) {
      return error instanceof pg.DatabaseError ? error.constraint : String(error);
    }
  };
  const twoStays = (koieId: number, confirmed: [string, string], guests = 1) =>
    pool.query(
      `insert into bookings (koie_id, contact_email, arrival_date, departure_date, guests_member, guests_not_member,
         price_nok, confirmed_at)
       values ($1, 'a@example.org', oslo_today() + 1, oslo_today() + 2, $2, 0, 0, ${confirmed[0]}),
         ($1, 'b@example.org', oslo_today() + 1, oslo_today() + 2, $2, 0, 0, ${confirmed[1]})`,
      [koieId, guests],
    );

  it('has what is sold, not what is only held, and follows each change', async () => {
    const koieId = await insertKoie(pool, 6);
    const other = await insertKoie(pool, 6);
    await insertStay(pool, { koieId, from: 1, to: 3, guests: 2 });
    const hold = await insertStay(pool, { koieId, from: 1, to: 3, guests: 3, confirmed: false });
    expect(await soldOn(koieId, 2)).to.equal(2);
    await pool.query('update bookings set payment_started_at = now() where id = $1', [hold]);
    expect(await soldOn(koieId, 2)).to.equal(5);
    await pool.query('update bookings set koie_id = $2, departure_date = departure_date + 1 where id = $1', [
      hold,
      other,
    ]);
    expect([await soldOn(koieId, 2), await soldOn(other, 3)]).to.deep.equal([2, 3]);
    await pool.query('update bookings set cancelled_at = now() where id = $1', [hold]);
    expect(await soldOn(other, 3)).to.equal(0);
    await pool.query('delete from bookings where koie_id = $1', [koieId]);
    expect(await soldOn(koieId, 2)).to.equal(0);
    expect(await wrong()).to.deep.equal([]);
  });

  it('follows closures, also when their koie is deleted', async () => {
    const koieId = await insertKoie(pool, 6);
    await pool.query(
      `insert into closures (koie_id, first_night, last_night, beds, reason_nb)
       values ($1, oslo_today(), oslo_today() + 3, 2, 'x'), ($1, oslo_today() + 2, oslo_today() + 5, null, 'y')`,
      [koieId],
    );
    expect(await wrong()).to.deep.equal([]);
    await pool.query('update closures set last_night = last_night - 1, beds = 3 where beds = 2');
    await pool.query(`delete from closures where reason_nb = 'y'`);
    const { rows } = await pool.query(
      'select closed from koie_nights(array[$1::integer], oslo_today(), oslo_today() + 6, now()) order by night',
      [koieId],
    );
    expect(rows.map(({ closed }) => closed)).to.deep.equal([3, 3, 3, 0, 0, 0]);
    await pool.query('delete from koier where id = $1', [koieId]);
    expect(await wrong()).to.deep.equal([]);
    expect((await pool.query('select from nights where koie_id = $1', [koieId])).rowCount).to.equal(0);
  });

  for (const confirmed of [
    ['now()', 'now()'],
    ['now()', 'null'],
    ['null', 'now()'],
    ['null', 'null'],
  ] as [string, string][]) {
    it(`one statement cannot sell a bed to two: confirmed ${confirmed.join(' and ')}`, async () => {
      const koieId = await insertKoie(pool, 3);
      expect(await refusal(twoStays(koieId, confirmed, 2))).to.equal('bookings_beds_free');
      expect(await refusal(twoStays(koieId, confirmed))).to.equal(undefined);
      expect(await wrong()).to.deep.equal([]);
    });
  }

  it('nor can one statement that confirms two holds which are over', async () => {
    const koieId = await insertKoie(pool, 1);
    for (let i = 0; i < 2; i += 1) {
      const id = await insertStay(pool, { koieId, from: 1, to: 2, guests: 1, confirmed: false });
      await pool.query("update bookings set hold_until = now() - interval '1 minute' where id = $1", [id]);
    }
    const both = pool.query('update bookings set confirmed_at = now() where koie_id = $1', [koieId]);
    expect(await refusal(both)).to.equal('bookings_beds_free');
    expect(await wrong()).to.deep.equal([]);
  });

  it('does not count a row that is not inserted after all', async () => {
    const koieId = await insertKoie(pool, 4);
    const id = await insertStay(pool, { koieId, from: 1, to: 2, guests: 1 });
    for (const what of ['nothing', 'update set guests_member = excluded.guests_member'])
      await pool.query(
        `insert into bookings (id, koie_id, contact_email, arrival_date, departure_date, guests_member,
           guests_not_member, price_nok, confirmed_at)
         values ($1, $2, 'x@example.org', oslo_today() + 1, oslo_today() + 2, 2, 0, 0, now())
         on conflict ${what === 'nothing' ? '' : '(id)'} do ${what}`,
        [id, koieId],
      );
    expect(await soldOn(koieId, 1)).to.equal(2);
    expect(await wrong()).to.deep.equal([]);
  });

  it('two who move to each other’s koie at once both get there', async () => {
    const [one, two] = [await insertKoie(pool, 4), await insertKoie(pool, 4)];
    const first = await insertStay(pool, { koieId: one, from: 1, to: 3, guests: 1 });
    const second = await insertStay(pool, { koieId: two, from: 1, to: 3, guests: 1 });
    const move = (id: number, koieId: number) =>
      pool.query('update bookings set koie_id = $2 where id = $1', [id, koieId]);
    for (let round = 0; round < 10; round += 1) {
      await Promise.all([move(first, two), move(second, one)]);
      await Promise.all([move(first, one), move(second, two)]);
    }
    expect([await soldOn(one, 1), await soldOn(two, 2)]).to.deep.equal([1, 1]);
    expect(await wrong()).to.deep.equal([]);
  });

  it('is counted anew by the job when it is wrong, which the front page then says', async () => {
    const koieId = await insertKoie(pool, 4);
    await insertStay(pool, { koieId, from: 1, to: 3, guests: 2 });
    expect((await runJob('count-nights')).counts).to.deep.equal({ nightsWrong: 0 });
    expect(await latestWrongNights()).to.equal(null);
    await pool.query('update nights set sold = 1 where koie_id = $1', [koieId]);
    const lines: string[] = [];
    const tell = (line: string) => lines.push(line);
    expect((await runJob('count-nights', { dryRun: true, tell })).counts).to.deep.equal({ nightsWrong: 2 });
    expect(lines[0]).to.contain('1 beds sold and 0 closed, but it should be 2 and 0');
    expect(await wrong()).to.have.length(2);
    await runJob('count-nights');
    expect(await wrong()).to.deep.equal([]);
    expect(await latestWrongNights()).to.include({ nights: 2 });
  });

  it('is counted anew when all closures are emptied at once; bookings cannot be', async () => {
    expect(await refusal(pool.query('truncate bookings cascade'))).to.equal('receipts_kept');
    await pool.query('truncate closures cascade');
    expect(await wrong()).to.deep.equal([]);
  });
});
