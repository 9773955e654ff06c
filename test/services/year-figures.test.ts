import { expect } from 'chai';
import { Closure, Report, Task } from '../../src/models/index.js';
import { addDays } from '../../src/platform/clock.js';
import { FIGURES, type FigureName, type FigureRow } from '../../src/services/figures/year/index.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie } from '../support/factories.js';
import { giveBack, paid } from '../support/treasury.js';

/** Long over, and a Monday first, so that weeks are easy to tell. */
const YEAR = 2001;
const oslo = (moment: string) => new Date(`${moment}+01:00`);

describe('The figures of a year', () => {
  const test = useDatabase();

  const ask = async (name: FigureName, koieId: number | null): Promise<Map<string, FigureRow>> => {
    const rows = await FIGURES[name]({ year: YEAR, koieId });
    return new Map(rows.map((row) => [row.week ? `${row.of} ${row.week}` : row.of, row]));
  };
  const booked = (koieId: number, arrivalDate: string, nights: number, more = {}) =>
    buildBooking({
      koieId,
      arrivalDate,
      departureDate: addDays(arrivalDate, nights),
      guestsMember: 2,
      guestsNotMember: 0,
      ...more,
    });

  /** Times that the database lets nobody change. */
  const rewrite = async (table: string, column: string, id: number | string, at: Date) => {
    await test.pool.query(`alter table ${table} disable trigger user`);
    await test.pool.query(`update ${table} set ${column} = $2 where id = $1`, [id, at]);
    await test.pool.query(`alter table ${table} enable trigger user`);
  };

  it('count guest-nights by month and week, full nights, and what was not closed', async () => {
    const koie = await buildKoie({ name: 'Årskoia', numberOfBeds: 4 });
    await booked(koie.id, '2001-01-30', 3, { guestsMember: 3, guestsNotMember: 1 });
    await booked(koie.id, '2001-01-01', 7);
    await booked(koie.id, '2000-12-31', 2);
    await Closure.create({
      koieId: koie.id,
      firstNight: '2001-01-08',
      lastNight: '2001-01-14',
      reasonNb: 'Dugnad',
    });
    const months = await ask('guestNights', koie.id);
    expect(months.size).to.equal(12);
    expect(months.get('2001-01')?.guestNights).to.equal(8 + 14 + 2);
    expect(months.get('2001-02')?.guestNights).to.equal(4);
    const weeks = await ask('occupancy', koie.id);
    expect(weeks.get('Årskoia 2001-01-01')).to.include({ guestNights: 16, bedNights: 28 });
    expect(weeks.get('Årskoia 2001-01-08')).to.include({ guestNights: 0, bedNights: 0 });
    expect(weeks.get('Årskoia 2001-01-29')).to.include({ guestNights: 12, bedNights: 28 });
    expect(weeks.get('Årskoia 2001-12-31')?.bedNights).to.equal(4);
    const full = await ask('fullNights', koie.id);
    // Two parties of two in the first night of January, four people for three nights.
    expect(full.get('Årskoia')).to.include({ fullNights: 4, openNights: 365 - 7 });
  });

  it('put money into the month in which it moved, and into that of arrival', async () => {
    const koie = await buildKoie();
    // Months are Oslo's.
    const stay = await paid('2001-03-10', '2001-01-31T23:59:00+01:00', { koieId: koie.id });
    await giveBack(stay.id, 10_000, '2001-02-01T00:01:00+01:00');
    const moved = await ask('moneyByPayment', koie.id);
    expect(moved.get('2001-01')).to.include({ received: 400, givenBack: 0, income: 400 });
    expect(moved.get('2001-02')).to.include({ received: 0, givenBack: -100, income: -100 });
    const arrived = await ask('moneyByArrival', koie.id);
    expect(arrived.get('2001-03')).to.include({ received: 400, givenBack: -100, income: 300 });
    expect((await ask('cancelled', koie.id)).get('2001-03')).to.include({
      booked: 1,
      cancelled: 0,
      givenBack: 100,
    });
  });

  it('group stays by how early they were booked and how long they are, and count members and the cancelled', async () => {
    const koie = await buildKoie({ numberOfBeds: 20 });
    const days = [0, 2, 10, 40];
    for (const [index, lead] of days.entries()) {
      const stay = await booked(koie.id, '2001-05-10', index + 1, { guestsNotMember: 2 });
      // Late in the evening of a day of Oslo's.
      const at = new Date(`${addDays('2001-05-10', -lead)}T23:30:00+02:00`);
      await rewrite('bookings', 'created_at', stay.id, at);
    }
    await booked(koie.id, '2001-05-12', 1, { cancelledAt: new Date() });
    const lead = await ask('leadTime', koie.id);
    expect([...lead.values()].map(({ of, stays }) => [of, stays])).to.deep.equal([
      ['0', 1],
      ['1–2', 1],
      ['3–6', 0],
      ['7–13', 1],
      ['14–29', 0],
      ['30+', 1],
    ]);
    expect(lead.get('0')?.share).to.equal(25);
    const length = await ask('stayLength', koie.id);
    expect([...length.keys()]).to.deep.equal(['1', '2', '3', '4', '5', '6', '7+']);
    expect(length.get('4')).to.include({ stays: 1, share: 25 });
    expect((await ask('members', koie.id)).get('2001-05')).to.include({ members: 20, others: 20, share: 50 });
    expect((await ask('cancelled', koie.id)).get('2001-05')).to.include({
      booked: 5,
      cancelled: 1,
      share: 20,
    });
  });

  it('count who has waited at each of the koier that would do, whatever became of it', async () => {
    const [one, other] = [await buildKoie({ name: 'Ventekoia' }), await buildKoie({ name: 'Nesten' })];
    const wait = (koieIds: number[], arrival: string, guests: number) =>
      test.pool.query(
        `insert into waiting_entries (user_id, koie_ids, arrival_date, departure_date, guests_member, guests_not_member, state, ended_at)
         values (null, $1, $2::date, $2::date + 1, $3, 0, 'expired', now())`,
        [koieIds, arrival, guests],
      );
    await test.pool.query('alter table waiting_entries disable trigger user');
    await wait([one.id, other.id], '2001-01-01', 2);
    await wait([one.id], '2001-12-31', 3);
    await wait([one.id], '2002-01-01', 1);
    await test.pool.query('alter table waiting_entries enable trigger user');
    expect((await ask('waited', one.id)).get('Ventekoia')).to.include({ waited: 2, guests: 5 });
    expect((await ask('waited', null)).get('Nesten')).to.include({ waited: 1, guests: 2 });
  });

  it('follow wood and gas from report to report, and how many stays were reported', async () => {
    const koie = await buildKoie({ name: 'Vedkoia' });
    const report = (
      stayDate: string,
      firewood: number,
      gasIsFull: boolean,
      bookingId: number | null = null,
    ) => Report.create({ koieId: koie.id, bookingId, stayDate, firewood, choppedUpWood: 4, gasIsFull });
    const stay = await booked(koie.id, '2001-06-04', 2);
    await booked(koie.id, '2001-06-11', 3);
    await report('2001-06-04', 3, true, stay.id);
    await report('2001-06-06', 1, false);
    await report('2001-06-11', 4, true);
    await report('2001-06-18', 3, true);
    const weeks = await ask('supplies', koie.id);
    expect(weeks.get('Vedkoia 2001-06-04')).to.include({ wood: 1, gas: 0, woodRefill: 0, gasRefill: 0 });
    expect(weeks.get('Vedkoia 2001-06-11')).to.include({ wood: 4, gas: 1, woodRefill: 1, gasRefill: 1 });
    expect(weeks.get('Vedkoia 2001-06-18')).to.include({ wood: 3, woodRefill: 0 });
    expect((await ask('woodUsed', koie.id)).get('Vedkoia')).to.include({
      marks: 3,
      guestNights: 10,
      per100: 30,
    });
    expect((await ask('reported', koie.id)).get('2001-06')).to.include({ stays: 2, reported: 1, share: 50 });
  });

  it('tell how many faults are open, and for how long', async () => {
    const koie = await buildKoie();
    const task = (item: 'axe' | 'saw', from: string, to: string | null) =>
      Task.create({
        koieId: koie.id,
        item,
        state: to ? 'done' : 'open',
        createdAt: oslo(`${from}T12:00:00`),
        doneAt: to ? oslo(`${to}T12:00:00`) : null,
      });
    await task('axe', '2000-12-01', '2001-01-10');
    await task('axe', '2001-02-01', '2001-02-11');
    await task('axe', '2001-02-12', '2001-03-04');
    await task('saw', '2001-03-01', null);
    const open = await ask('openFaults', koie.id);
    expect(open.get('2001-01')).to.include({ opened: 0, done: 1, open: 0 });
    expect(open.get('2001-02')).to.include({ opened: 2, done: 1, open: 1 });
    expect(open.get('2001-03')).to.include({ opened: 1, done: 1, open: 1 });
    expect(open.get('2001-12')).to.include({ opened: 0, done: 0, open: 1 });
    const days = await ask('faultDays', koie.id);
    expect(days.get('axe')).to.include({ opened: 2, open: 0, days: 15 });
    expect(days.get('saw')).to.include({ opened: 1, open: 1 });
  });

  it('are of all koier when none is chosen', async () => {
    for (const name of Object.keys(FIGURES) as FigureName[])
      expect(await FIGURES[name]({ year: YEAR, koieId: null }), name)
        .to.be.an('array')
        .with.length.above(0);
  });
});
