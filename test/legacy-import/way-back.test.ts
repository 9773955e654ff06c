import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DjangoRow } from '../../src/members/django/row.js';
import { useApi } from '../support/api.js';
import { createDatabase, dropDatabase, useDatabase } from '../support/database.js';
import { buildBooking } from '../support/factories.js';
import { usePanel } from '../support/panel.js';
import { everything } from '../support/schema.js';
import { awkwardRows, OLD_PASSWORD, oldUuid, writeFixtures } from './old-system.js';
import { runCommand, runImport } from './run.js';
import { scratchFolder } from './scratch.js';

describe('the day of the switch, and the way back', function () {
  this.timeout(60_000);
  const database = useDatabase();
  const api = useApi();
  const panel = usePanel();
  let exported: string;

  before(async () => {
    const { people, koier, bookings } = awkwardRows();
    await runImport(
      database.url,
      await writeFixtures({ 'a.json': bookings, 'b.json': people, 'c.json': koier }),
    );
    exported = join(await scratchFolder(), 'back.json');
  });

  it('lets an old user in with the old password, which is hashed anew', async () => {
    const login = await api.post('/token/', { email: 'LEDER@example.org', password: OLD_PASSWORD });
    expect(login.status).to.equal(200);
    const { rows } = await database.pool.query('select password_hash from users where ntnui_no = 1');
    expect(rows[0].password_hash).to.match(/^scrypt\$/);
    expect(
      (await api.post('/token/', { email: 'leder@example.org', password: OLD_PASSWORD })).status,
    ).to.equal(200);
  });

  it('shows old bookings to whose they are, and old reports to the board', async () => {
    const booking = await api.get(`/koie/booking/${oldUuid(1, 1)}/`, { as: 1 });
    expect(booking.status).to.equal(200);
    expect(booking.body.booking).to.include({
      uuid: oldUuid(1, 1),
      arrival_date: '2020-02-01',
      paid: true,
      koie: 'lynhogen',
    });
    const reports = await api.get('/koie/reports/', { as: 1 });
    expect(reports.status).to.equal(200);
    expect(JSON.stringify(reports.body)).to.contain('Døra knirker');
    const days = reports.body.map(({ date_created_at }: { date_created_at: string }) => date_created_at);
    expect(days).to.include.members(['2020-07-05', '2020-02-04']);
    expect(JSON.stringify((await api.get('/koie/koie/lynhgen/')).body)).to.contain('Lynhøgen');
  });

  it('lets an old leader into the panel, where the old booking and the old report are', async () => {
    const leader = panel.visitor();
    const login = await leader.send('POST', '/admin/login', {
      body: new URLSearchParams({ email: 'leder@example.org', password: OLD_PASSWORD }),
    });
    expect(login.status).to.equal(302);
    const booking = await leader.record('bookings', 1);
    expect(booking.status).to.equal(200);
    expect(JSON.stringify(booking.body)).to.contain('gjest1@example.org').and.to.contain('2020-02-01');
    expect(JSON.stringify((await leader.record('reports', 1)).body)).to.contain('Døra knirker');
  });

  it('writes what the old system reads, under its own keys', async () => {
    const ran = await runCommand('export', database.url, ['--django', exported]);
    expect(ran.code, ran.errors).to.equal(0);
    expect(ran.output).to.contain('koie_booking.bookingmodel: 13 rows');
    const rows = JSON.parse(await readFile(exported, 'utf8')) as DjangoRow[];
    const row = (model: string, pk: unknown) => rows.find((one) => one.model === model && one.pk === pk);
    expect(row('koie_booking.koiemodel', 1)?.fields).to.include({
      name: 'Lynhøgen',
      slug: 'lynhgen',
      number_of_beds: 4,
      location: 1,
    });
    expect(row('koie_booking.bookingmodel', 1)?.fields).to.deep.equal({
      user: 1,
      koie: 1,
      contact_email: 'gjest1@example.org',
      uuid: oldUuid(1, 1),
      arrival_date: '2020-02-01',
      departure_date: '2020-02-03',
      guests_member: 1,
      guests_not_member: 1,
      key_status: 'delivered',
      paid: true,
      created: '2020-01-28T18:00:00.250000Z',
      booking_payment: oldUuid(2, 1),
    });
    expect(row('koie_booking.bookingpayment', oldUuid(2, 1))?.fields).to.include({
      price: 1,
      transaction: oldUuid(3, 1),
    });
    expect(row('koie_report.koiereportmodel', 2)?.fields).to.include({
      booking: 1,
      saw: 2,
      date_created_at: '2020-02-04',
    });
  });

  it('gives the same rows when it is imported into a second database', async () => {
    const { people } = awkwardRows();
    const second = await createDatabase('empty');
    try {
      const files = await writeFixtures({ 'people.json': people });
      const ran = await runImport(second.url, [exported, ...files]);
      expect(ran.errors).to.equal('');
      const except = [
        'imports',
        'audit_entries',
        'imported_rows',
        'users',
        'rate_limits',
        'sessions',
        'panel_sessions',
        'bed_locks',
        'emails',
        'known_browsers',
      ];
      expect(await everything(second.url, except)).to.deep.equal(await everything(database.url, except));
    } finally {
      await dropDatabase(second.name);
    }
  });

  it('also takes bookings that were made here, and leaves out what has no place there', async () => {
    const booking = await buildBooking({ userId: 1 });
    const cancelled = await buildBooking({ userId: 1, koieId: booking.koieId, cancelledAt: new Date() });
    const ran = await runCommand('export', database.url, ['--django', exported]);
    expect(ran.output)
      .to.contain('koie_booking.bookingmodel: 14 rows')
      .and.to.contain('1 cancelled bookings');
    const text = await readFile(exported, 'utf8');
    expect(text).to.contain(booking.uuid).and.not.to.contain(cancelled.uuid);
  });
});
