import { expect } from 'chai';
import { type Koie, ReleaseRule, type User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { ruleTitle } from '../../src/services/bookings/release-told.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildKoie, buildMember, buildPeriod } from '../support/factories.js';

/** On Wednesdays at 08:00: from Friday of the next week, a week of nights. */
const RULE = { weekday: 3, atTime: '08:00:00', fromWeekday: 5, fromWeek: 1, nights: 7 };

describe('weekly release', () => {
  const test = useDatabase();
  const api = useApi();
  let member: User;
  let koie: Koie;
  beforeEach(async () => {
    await ReleaseRule.destroy({ where: {} });
    member = await buildMember();
    koie = await buildKoie({ bookingWindow: 60 });
  });

  const opensAt = async (night: string, rule = RULE) => {
    const { rows } = await test.pool.query<{ at: string }>(
      'select oslo_iso(release_opens($1, $2, $3, $4, $5, $6)) as at',
      [night, rule.weekday, rule.atTime, rule.fromWeekday, rule.fromWeek, rule.nights],
    );
    return rows[0]?.at;
  };
  const endAt = async (at: string, rule = RULE) => {
    const { rows } = await test.pool.query<{ day: string }>(
      'select released_until($1, $2, $3, $4, $5, $6)::text as day',
      [at, rule.weekday, rule.atTime, rule.fromWeekday, rule.fromWeek, rule.nights],
    );
    return rows[0]?.day;
  };

  it('says what it does', () => {
    expect(ruleTitle(RULE, 'nb')).to.equal('Onsdag 08:00 slippes fredag neste uke til torsdag uken etter');
    expect(ruleTitle(RULE, 'en')).to.equal(
      'Wednesday 08:00 releases Friday of the next week to Thursday of the week after',
    );
    expect(ruleTitle({ ...RULE, fromWeekday: 1, fromWeek: 2, nights: 14 }, 'nb')).to.equal(
      'Onsdag 08:00 slippes mandag om 2 uker til søndag uken etter',
    );
  });

  it('opens nights by Oslo’s clock, also over the days on which it changes', async () => {
    // 2026: Wednesday 18 March is winter, the nights from 27 March run into summer, which begins on the 29th.
    expect(await opensAt('2026-03-27')).to.equal('2026-03-18T08:00:00+01:00');
    expect(await opensAt('2026-04-02')).to.equal('2026-03-18T08:00:00+01:00');
    expect(await opensAt('2026-04-03')).to.equal('2026-03-25T08:00:00+01:00');
    expect(await opensAt('2026-04-10')).to.equal('2026-04-01T08:00:00+02:00');
    expect(await opensAt('2026-10-30')).to.equal('2026-10-21T08:00:00+02:00');
    expect(await opensAt('2026-11-06')).to.equal('2026-10-28T08:00:00+01:00');
  });

  it('releases at the minute, and tells the same end as each night does', async () => {
    expect(await endAt('2026-04-01T07:59:59.999999+02:00')).to.equal('2026-04-10');
    expect(await endAt('2026-04-01T08:00:00+02:00')).to.equal('2026-04-17');
    for (const rule of [
      RULE,
      { ...RULE, nights: 10 },
      { ...RULE, fromWeek: 0, nights: 7 },
      { ...RULE, weekday: 7, fromWeekday: 1, fromWeek: 3, nights: 21, atTime: '23:30:00' },
      { ...RULE, weekday: 1, fromWeekday: 1, fromWeek: 0, atTime: '00:00:00' },
    ]) {
      const { rows } = await test.pool.query<{ wrong: number }>(
        `select count(*)::integer as wrong
         from generate_series('2026-03-20T00:00:00Z'::timestamptz, '2026-04-12T00:00:00Z', '7 hours') at
         cross join lateral (select released_until(at, $1, $2, $3, $4, $5) as day) e
         where release_opens(e.day, $1, $2, $3, $4, $5) <= at or release_opens(e.day - 1, $1, $2, $3, $4, $5) > at`,
        [rule.weekday, rule.atTime, rule.fromWeekday, rule.fromWeek, rule.nights],
      );
      expect(rows[0]?.wrong, JSON.stringify(rule)).to.equal(0);
    }
  });

  it('takes the place of the booking window, and gives way to a period', async () => {
    await ReleaseRule.create({ ...RULE, koieIds: [koie.id] });
    const end = String(await endAt(new Date().toISOString()));
    const book = (arrival: string) =>
      api.post(
        '/koie/booking/',
        {
          koie: koie.slug,
          arrival_date: arrival,
          departure_date: addDays(arrival, 1),
          guests_member: 1,
          guests_not_member: 0,
        },
        { as: member },
      );
    const shown = (await api.get(`/koie/koie/${koie.slug}/`)).body.koie;
    expect(shown).to.include({ bookable_until: end, booking_window: 60 });
    expect((await book(addDays(end, -1))).status).to.equal(200);
    const { status, body } = await book(end);
    expect([status, body.code, body.opens_at]).to.deep.equal([400, 'not_open_yet', await opensAt(end)]);
    const away = Math.round((Date.parse(end) - Date.parse(today())) / 86_400_000);
    await buildPeriod({ nights: [away, away + 5] });
    expect((await book(end)).status).to.equal(200);
  });

  it('is one for a koie, and leaves no night out', async () => {
    const refused = async (rule: Partial<typeof RULE & { koieIds: number[] | null }>) => {
      try {
        await ReleaseRule.create({ ...RULE, ...rule });
        return null;
      } catch (error) {
        return (error as { parent?: { constraint?: string } }).parent?.constraint;
      }
    };
    expect(await refused({ nights: 6 })).to.equal('release_rules_nights_range');
    expect(await refused({ fromWeek: 0, fromWeekday: 2 })).to.equal('release_rules_before_nights');
    const made = await Promise.all([{ koieIds: [koie.id] }, {}, { koieIds: [koie.id] }].map(refused));
    expect(made.filter((constraint) => constraint === null)).to.have.length(1);
    expect(await refused({ koieIds: [koie.id] })).to.equal('release_rules_no_overlap');
  });
});
