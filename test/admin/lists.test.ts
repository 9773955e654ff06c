import { expect } from 'chai';
import { addDays, today } from '../../src/platform/clock.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildHold, buildKoie, buildSit } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';

describe('Tabs and sums of the panel’s lists', () => {
  const database = useDatabase();
  const panel = usePanel();
  let board: Visitor;
  let sit: Visitor;
  const references: Record<string, string> = {};

  before(async () => {
    board = await panel.login(await buildBoard());
    sit = await panel.login(await buildSit());
    const koieId = (await buildKoie({ numberOfBeds: 20 })).id;
    const made = {
      later: await buildBooking({ koieId, from: 30, to: 32, guestsMember: 2, guestsNotMember: 0 }),
      soon: await buildBooking({ koieId, from: 3, to: 4, guestsMember: 1, guestsNotMember: 0 }),
      now: await buildBooking({ koieId, from: 0, to: 2, guestsMember: 4, guestsNotMember: 0 }),
      hold: await buildHold({ koieId, from: 10, to: 12 }),
      past: await buildBooking({ koieId, from: 40, to: 41 }),
    };
    await database.pool.query('update bookings set arrival_date = $1, departure_date = $2 where id = $3', [
      addDays(today(), -40),
      addDays(today(), -39),
      made.past.id,
    ]);
    for (const [name, { reference }] of Object.entries(made)) references[reference] = name;
  });

  async function listed(visitor: Visitor, query: string): Promise<string[]> {
    const { status, body } = await visitor.list('bookings', query);
    expect(status).to.equal(200);
    return body.records.map(({ params }: { params: { reference: string } }) => references[params.reference]);
  }

  it('has who is to come, the next one first, who is there, and what is held', async () => {
    expect(await listed(board, 'filters.tab=upcoming')).to.deep.equal(['now', 'soon', 'hold', 'later']);
    expect(await listed(board, 'filters.tab=today')).to.deep.equal(['now']);
    expect(await listed(board, 'filters.tab=held')).to.deep.equal(['hold']);
    expect(await listed(board, 'filters.tab=unpaid')).to.deep.equal([]);
    expect(await listed(board, 'filters.tab=all')).to.have.length(5);
  });

  it('keeps the order that is asked for, and the other filters', async () => {
    const query = 'filters.tab=upcoming&sortBy=arrivalDate&direction=desc';
    expect(await listed(board, query)).to.deep.equal(['later', 'hold', 'soon', 'now']);
    const from = `filters.arrivalDate~~from=${addDays(today(), 5)}`;
    expect(await listed(board, `filters.tab=upcoming&${from}`)).to.deep.equal(['hold', 'later']);
  });

  it('shows SiT no holds in a tab, and answers a tab that it has not got with nothing', async () => {
    expect(await listed(sit, 'filters.tab=upcoming')).to.deep.equal(['now', 'soon', 'later']);
    expect(await listed(sit, 'filters.tab=held')).to.deep.equal([]);
    expect(await listed(board, 'filters.tab=constructor')).to.deep.equal([]);
  });

  it('sums what is filtered, and for SiT nothing of money', async () => {
    const query = `filters.tab=upcoming&perPage=1&filters.arrivalDate~~to=${addDays(today(), 3)}`;
    const { body } = await board.list('bookings', query);
    expect(body.records).to.have.length(1);
    expect(body.meta.sums.guests).to.equal('5');
    expect(Number(body.meta.sums.priceNok)).to.be.greaterThan(0);
    expect((await sit.list('bookings', query)).body.meta.sums).to.deep.equal({ guests: '5' });
  });

  it('counts up to a hundred thousand, and says when there are more', async () => {
    const { total, hasMore } = (await board.list('audit_entries')).body.meta;
    expect([total < 1000, hasMore]).to.deep.equal([true, undefined]);
    await database.pool.query(
      `insert into audit_entries (source, resource, record_id, action, changes)
       select 'sql', 'koier', '1', 'update', '{}' from generate_series(1, 100001)`,
    );
    const { body } = await board.list('audit_entries');
    expect(body.meta).to.include({ total: 100_000, hasMore: true });
    expect(body.records).not.to.have.length(0);
  });

  it('exports what the tab shows', async () => {
    const { body } = await board.post('/admin/api/resources/bookings/actions/export?filters.tab=held');
    expect(body.csv.trim().split('\n')).to.have.length(2);
  });
});

describe('Views of a list that somebody has saved', () => {
  useDatabase();
  const panel = usePanel();
  const VIEWS = '/admin/api/pages/views';
  const view = {
    resource: 'bookings',
    name: 'Ubetalt i Telin',
    query: 'filters.koieId=3&filters.tab=unpaid',
  };

  async function named(visitor: Visitor): Promise<string[]> {
    const { body } = await visitor.get(VIEWS);
    return body.views.map(({ name, query }: typeof view) => `${name}: ${query}`);
  }

  it('are kept by name for whoever saved them, and nobody else', async () => {
    const board = await panel.login(await buildBoard());
    const other = await panel.login(await buildBoard());
    await board.post(VIEWS, view);
    await board.post(VIEWS, { ...view, query: 'filters.tab=held' });
    expect(await named(board)).to.deep.equal(['Ubetalt i Telin: filters.tab=held']);
    expect(await named(other)).to.deep.equal([]);
    const [{ id }] = (await board.get(VIEWS)).body.views;
    await other.post(VIEWS, { remove: id });
    expect(await named(board)).to.have.length(1);
    await board.post(VIEWS, { remove: id });
    expect(await named(board)).to.deep.equal([]);
  });

  it('are refused without a name, and of lists that the role does not see', async () => {
    const sit = await panel.login(await buildSit());
    expect((await sit.post(VIEWS, { ...view, name: ' ' })).status).to.equal(400);
    expect((await sit.post(VIEWS, { ...view, resource: 'payments' })).status).to.equal(403);
    expect((await sit.post(VIEWS, { ...view, resource: 'constructor' })).status).to.equal(403);
    expect((await sit.post(VIEWS, { ...view, query: 'x'.repeat(3000) })).status).to.equal(400);
    expect((await sit.post(VIEWS, { remove: 'all' })).status).to.equal(200);
    expect(await named(sit)).to.deep.equal([]);
  });
});
