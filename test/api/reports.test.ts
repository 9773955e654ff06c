import { expect } from 'chai';
import { Report, Task, type User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { issueTokens } from '../../src/services/people/tokens.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import {
  buildBoard,
  buildBooking,
  buildHold,
  buildKoie,
  buildMember,
  fullReport,
} from '../support/factories.js';

describe('reports', () => {
  const test = useDatabase();
  const api = useApi();
  let board: User;
  before(async () => {
    board = await buildBoard();
  });

  const report = (uuid: string, overrides: Record<string, unknown> = {}) =>
    api.post(`/koie/reports/${uuid}`, fullReport(overrides));

  it('is taken from anybody with the uuid, once', async () => {
    const { uuid } = await buildBooking({ from: 0 });
    const first = await report(uuid, { booking_uuid: uuid, id: 0, feedback: '' });
    expect([first.status, first.body]).to.deep.equal([201, { detail: 'Report were successfully created.' }]);
    const second = await report(uuid);
    expect([second.status, second.body.code]).to.deep.equal([409, 'report_exists']);
  });

  it('is taken only of a confirmed stay that has begun, and says why', async () => {
    const stays = {
      stay_not_begun: await buildBooking({ from: 1 }),
      not_confirmed: await buildHold({ from: 0 }),
      cancelled: await buildBooking({ from: 0, cancelledAt: new Date() }),
    };
    for (const [code, { id, uuid }] of Object.entries(stays)) {
      const { status, body } = await report(uuid);
      expect([status, body.code]).to.deep.equal([409, code]);
      expect(body.detail).to.be.a('string').and.not.to.equal(code);
      expect(await Report.count({ where: { bookingId: id } })).to.equal(0);
    }
  });

  it('of two at the same moment, one is taken', async () => {
    const { uuid } = await buildBooking({ from: 0 });
    const statuses = (await Promise.all([report(uuid), report(uuid)])).map(({ status }) => status);
    expect(statuses.sort()).to.deep.equal([201, 409]);
  });

  it('is not lost to an expired token', async () => {
    const { uuid } = await buildBooking({ from: 0 });
    const { status } = await api.post(`/koie/reports/${uuid}`, fullReport(), {
      headers: { Authorization: 'Bearer a.b.c' },
    });
    expect(status).to.equal(201);
  });

  it('takes «no faults» for what is left out or empty', async () => {
    const booking = await buildBooking({ from: 0 });
    const { firewood, boat_status, canoe_status, ...rest } = fullReport({
      life_jackets_status: '',
      gas_is_full: '',
    });
    expect((await api.post(`/koie/reports/${booking.uuid}`, rest)).status).to.equal(201);
    const saved = await Report.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    expect([
      saved.firewood,
      saved.boatStatus,
      saved.canoeStatus,
      saved.lifeJacketsStatus,
      saved.gasIsFull,
    ]).to.deep.equal([4, 0, 0, 0, true]);
  });

  for (const [what, overrides, field] of [
    ['equipment out of range', { axe: 3 }, 'axe'],
    ['equipment that is empty', { saw: '' }, 'saw'],
    ['equipment that is missing', { hammer: undefined }, 'hammer'],
    ['wood that is missing', { chopped_up_wood: undefined }, 'chopped_up_wood'],
    ['wood that is no number', { firewood: 'mye' }, 'firewood'],
    ['words of more than 5,000 characters', { feedback: 'x'.repeat(5_001) }, 'feedback'],
    ['words with a NUL byte', { other_faults: 'hull\0' }, 'other_faults'],
    ['a detector that is neither', { smoke_detector_is_working: 'kanskje' }, 'smoke_detector_is_working'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const { status, body } = await report((await buildBooking({ from: 0 })).uuid, overrides);
      expect(status).to.equal(400);
      expect(Object.keys(body.detail)).to.deep.equal([field]);
    });
  }

  it('says 404 for a booking that there is not', async () => {
    for (const uuid of ['00000000-0000-4000-8000-000000000000', 'tull']) {
      const { status, body } = await report(uuid);
      expect([status, body.detail]).to.deep.equal([404, 'Booking not found.']);
    }
  });

  it('is listed for the board, latest departure first, with equipment by state', async () => {
    const koie = await buildKoie({ name: 'Nicokoia', slug: 'nicokoia' });
    const before = await buildBooking({ koieId: koie.id, from: -5, to: -3 });
    const latest = await buildBooking({ koieId: koie.id, from: -2, to: 20 });
    for (const { uuid } of [latest, before]) {
      await report(uuid, { axe: 2, saw: 1, spade: 2, firewood: 0, other_faults: 'Dørklinka er løs' });
    }
    const { body } = await api.get('/koie/reports/nicokoia', { as: board });
    expect(body.reports.map(({ date_of_stay }: { date_of_stay: string }) => date_of_stay)).to.deep.equal([
      addDays(today(), -2),
      addDays(today(), -5),
    ]);
    expect(body.reports[0]).to.include({
      koie_name: 'Nicokoia',
      date_created_at: today(),
      firewood: 0,
      other_faults: 'Dørklinka er løs',
      gas_is_full: true,
    });
    expect(body.reports[0].equipment_status['1']).to.deep.equal(['saw']);
    expect(body.reports[0].equipment_status['2']).to.deep.equal(['axe', 'spade']);
    expect(body.reports[0].equipment_status['0'].slice(0, 3)).to.deep.equal([
      'gas_burner_primus',
      'hammer',
      'saw_blade',
    ]);

    const all = await api.get('/koie/reports/', { as: board });
    expect(all.body[0]).to.deep.equal(body.reports[0]);
    expect((await api.get('/koie/reports/soria-moria', { as: board })).status).to.equal(404);
    expect((await api.get('/koie/reports/', { as: await buildMember() })).status).to.equal(403);
  });

  it('opens one task per koie and fault, and joins the open one', async () => {
    const koieId = (await buildKoie()).id;
    const faults = { saw_bench: 2, gas_is_full: false, chopped_up_wood: 1, axe: 1 };
    for (let i = 0; i < 2; i += 1) await report((await buildBooking({ koieId, from: 0 })).uuid, faults);
    const tasks = await Task.findAll({ where: { koieId } });
    expect(tasks.map(({ item }) => item).sort()).to.deep.equal(['gas', 'saw_bench', 'wood']);

    await Task.update({ state: 'done' }, { where: { koieId, item: 'gas' } });
    await report((await buildBooking({ koieId, from: 0 })).uuid, { gas_is_full: false });
    expect(await Task.count({ where: { koieId, item: 'gas' } })).to.equal(2);
  });

  describe('of many years', () => {
    const MANY = 2_500;
    let slug: string;
    before(async () => {
      const koie = await buildKoie();
      slug = koie.slug;
      await test.pool.query(
        `insert into reports (koie_id, stay_date, created_on, chopped_up_wood, feedback)
         select $1, oslo_today() - n, oslo_today() - n, 2, 'nr ' || n from generate_series(1, $2) as n`,
        [koie.id, MANY],
      );
    });

    it('come one after the other, all of them, in their order and in both forms', async () => {
      const ofKoie = await api.get(`/koie/reports/${slug}`, { as: board });
      expect(ofKoie.body.reports.map(({ feedback }: { feedback: string }) => feedback)).to.deep.equal(
        Array.from({ length: MANY }, (_, index) => `nr ${index + 1}`),
      );
      const all = await api.get('/koie/reports/', { as: board });
      expect(all.headers.get('content-type')).to.equal('application/json; charset=utf-8');
      expect(all.body).to.have.length(await Report.count());
    });

    it('are let go of when whoever asked has gone', async () => {
      const headers = { Authorization: `Bearer ${issueTokens(board.ntnuiNo).access}` };
      const leaving = new AbortController();
      const response = await fetch(`${api.url}/koie/reports/`, { headers, signal: leaving.signal });
      await response.body?.getReader().read();
      leaving.abort();
      const open = async () =>
        (
          await test.pool.query(
            `select from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
          )
        ).rowCount;
      while ((await open()) !== 0) await new Promise((resolve) => setTimeout(resolve, 20));
      expect((await api.get('/koie/koie/', { as: board })).status).to.equal(200);
    });
  });
});
