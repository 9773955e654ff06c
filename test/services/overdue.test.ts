import { expect } from 'chai';
import { runJob } from '../../src/jobs/index.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie, buildSit } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

describe('An overdue key', () => {
  useDatabase();
  const panel = usePanel();

  it('is the same to the front page, its list, the desk, and the job that sends the mails', async () => {
    const out = { keyStatus: 'picked_up' } as const;
    const late = await buildBooking({ ...out, from: -4, to: -2 });
    await buildBooking({ ...out, from: -3, to: -1 });
    await buildBooking({ ...out, from: -2, to: 0 });
    await buildBooking({ from: -4, to: -2, keyStatus: 'delivered' });
    await buildBooking({ ...out, from: -4, to: -2, cancelledAt: new Date() });
    const wanted = await buildKoie();
    const wantedSoon = await buildBooking({ ...out, koieId: wanted.id, from: -3, to: -1 });
    await buildBooking({ koieId: wanted.id, from: 2, to: 3 });
    const overdue = [late.id, wantedSoon.id];

    const board = await panel.login(await buildBoard());
    expect((await board.get('/admin/api/dashboard')).body.overdueKeys).to.equal(2);
    const { body } = await board.list('bookings', 'filters.overdue=true');
    expect(body.records.map(({ id }: { id: string }) => Number(id))).to.have.members(overdue);
    expect((await board.list('bookings', 'filters.overdue=false')).body.meta.total).to.equal(5);

    const sit = await panel.login(await buildSit());
    const { returns } = (await sit.get('/admin/api/pages/desk')).body;
    const marked = returns.filter((stay: { overdue: boolean }) => stay.overdue);
    expect(marked.map(({ id }: { id: number }) => id)).to.have.members(overdue);

    expect((await runJob('overdue-keys', { dryRun: true })).counts).to.include({ due: 2, overdue: 2 });
  });
});
