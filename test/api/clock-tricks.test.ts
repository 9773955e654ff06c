import { mock } from 'node:test';
import { expect } from 'chai';
import pg from 'pg';
import { Booking, type Koie, type User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie, buildMember, buildPeriod } from '../support/factories.js';

/** Nights open by the clock of the database: docs/adr/0009. */
describe('nobody books before the opening', () => {
  const test = useDatabase();
  const api = useApi();
  const HOUR_MS = 3_600_000;
  let member: User;
  let koie: Koie;
  let opensAt: Date;

  before(async () => {
    member = await buildMember();
    koie = await buildKoie({ numberOfBeds: 6, bookingWindow: 14 });
    const { rows } = await test.pool.query<{ at: Date }>(
      "select date_trunc('second', clock_timestamp()) + interval '1 hour' as at",
    );
    opensAt = rows[0]?.at ?? new Date(0);
    await buildPeriod({ nights: [3, 9], opensAt });
  });
  afterEach(() => mock.timers.reset());

  const day = (days: number) => addDays(today(), days);
  const stay = () => ({
    koie: koie.slug,
    arrival_date: day(4),
    departure_date: day(5),
    guests_member: 1,
    guests_not_member: 0,
  });
  const later = (hours: number) => new Date(Date.now() + hours * HOUR_MS);
  const bookings = () => Booking.count({ where: { koieId: koie.id, arrivalDate: day(4) } });

  it('by a header that tells another time or place', async () => {
    for (const headers of [
      { Date: later(2).toUTCString() },
      { 'X-Forwarded-Date': later(2).toISOString(), 'X-Request-Start': String(later(2).getTime()) },
      { 'If-Unmodified-Since': later(2).toUTCString(), Age: '7200' },
      {
        'X-Timezone': 'Pacific/Kiritimati',
        'Accept-Language': 'en-AU',
        Prefer: 'timezone=Pacific/Kiritimati',
      },
    ] as Record<string, string>[]) {
      const { status, body } = await api.post('/koie/booking/', stay(), { as: member, headers });
      expect([status, body.code], JSON.stringify(headers)).to.deep.equal([400, 'not_open_yet']);
      expect(new Date(body.opens_at)).to.deep.equal(opensAt);
    }
    expect(await bookings()).to.equal(0);
  });

  it('by what is written into the request', async () => {
    for (const more of [
      { opens_at: '2001-01-01T00:00:00Z', now: later(2).toISOString(), created: later(2).toISOString() },
      { timezone: 'Pacific/Kiritimati', tz: '+14:00', offset: -840 },
      {
        hold_until: later(2).toISOString(),
        confirmed_at: later(2).toISOString(),
        at: later(2).toISOString(),
      },
      { arrival_date: `${day(4)}T00:00:00+14:00` },
      { arrival_date: `${day(4)}T23:59:59Z`, departure_date: `${day(5)}T12:00:00-12:00` },
      { arrival_date: later(96).getTime() },
    ]) {
      const { status } = await api.post('/koie/booking/', { ...stay(), ...more }, { as: member });
      expect(status, JSON.stringify(more)).to.equal(400);
    }
    const { status } = await api.post(`/koie/booking/?at=${later(2).toISOString()}`, stay(), { as: member });
    expect(status).to.equal(400);
    expect(await bookings()).to.equal(0);
  });

  it('by a process whose clock is ahead', async () => {
    mock.timers.enable({ apis: ['Date'], now: later(2) });
    const { status, body } = await api.post('/koie/booking/', stay(), { as: member });
    expect([status, body.code]).to.deep.equal([400, 'not_open_yet']);
    expect(await bookings()).to.equal(0);
  });

  it('by a connection to the database with another time zone', async () => {
    const client = new pg.Client({ connectionString: test.url });
    await client.connect();
    try {
      for (const zone of ['Pacific/Kiritimati', 'Etc/GMT+12', 'UTC']) {
        await client.query(`set timezone = '${zone}'`);
        const { rows } = await client.query(
          'select refusal, detail::timestamptz as at from stay_refusal($1, $2, $3, 1, clock_timestamp())',
          [koie.id, day(4), day(5)],
        );
        expect(rows, zone).to.deep.equal([{ refusal: 'bookings_not_open_yet', at: opensAt }]);
      }
    } finally {
      await client.end();
    }
  });

  it('by changing a stay that is booked already', async () => {
    await test.pool.query('update terms set may_change_until_days = 0');
    const booking = await buildBooking({ koieId: koie.id, userId: member.ntnuiNo, from: 1, to: 3 });
    const asked = { departure_date: day(5), expected_difference: 80, now: later(2).toISOString() };
    const { status } = await api.post(`/koie/booking/${booking.uuid}/change/`, asked, {
      as: member,
      headers: { Date: later(2).toUTCString() },
    });
    expect(status).to.equal(400);
    expect((await booking.reload()).departureDate).to.equal(day(3));
  });

  it('by asking early with a key, whose refusal is not kept for the moment when it opens', async () => {
    const headers = { 'Idempotency-Key': 'as early as can be' };
    const ask = () => api.post('/koie/booking/', stay(), { as: member, headers });
    const refused = await Promise.all(Array.from({ length: 10 }, ask));
    expect(new Set(refused.map(({ body }) => body.code))).to.deep.equal(new Set(['not_open_yet']));
    await test.pool.query('update booking_periods set opens_at = clock_timestamp()');
    expect((await ask()).status).to.equal(200);
    expect(await bookings()).to.equal(1);
  });
});
