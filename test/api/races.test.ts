import { expect } from 'chai';
import { addDays, today } from '../../src/services/clock.js';
import { issueTokens } from '../../src/services/tokens.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie, buildMember } from '../support/factories.js';
import { type Program, runProgram } from '../support/processes.js';
import { fullestNight } from '../support/sql.js';

const ROUNDS = Number(process.env.RACE_ROUNDS ?? 2);

describe('two processes racing for the same beds', () => {
  const test = useDatabase();
  const programs: Program[] = [];
  let urls: string[];
  let token: string;

  before(async function () {
    this.timeout(60_000);
    token = (await issueTokens((await buildMember()).ntnuiNo)).access;
    for (let i = 0; i < 2; i += 1) {
      programs.push(
        runProgram('src/main.ts', {
          DATABASE_URL: test.url,
          PORT: '0',
          NTNUI_SECRET_KEY: process.env.NTNUI_SECRET_KEY,
          LOG_LEVEL: 'error',
        }),
      );
    }
    urls = await Promise.all(
      programs.map(async (program) => (await program.printed(/Panel +(http:\S+)\/admin/))[1] ?? ''),
    );
  });
  after(async function () {
    this.timeout(30_000);
    for (const program of programs) program.signal('SIGTERM');
    await Promise.all(programs.map((program) => program.ended()));
  });
  beforeEach(() => test.pool.query('delete from rate_limits'));

  const book = async (
    caller: number,
    slug: string,
    from: number,
    nights: number,
    guests: number,
  ): Promise<string> => {
    const response = await fetch(`${urls[caller % urls.length]}/koie/booking/`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        koie: slug,
        arrival_date: addDays(today(), from),
        departure_date: addDays(today(), from + nights),
        guests_member: guests,
        guests_not_member: 0,
      }),
    });
    const body = (await response.json()) as { code?: string };
    return response.status === 200 ? 'booked' : `${response.status} ${body.code}`;
  };
  const count = (outcomes: string[], outcome: string) => outcomes.filter((one) => one === outcome).length;

  for (let round = 1; round <= ROUNDS; round += 1) {
    it(`60 for the last 5 beds: 5 get them (round ${round})`, async function () {
      this.timeout(60_000);
      const koie = await buildKoie({ numberOfBeds: 11 });
      await buildBooking({ koieId: koie.id, from: 2, guestsMember: 6 });
      const outcomes = await Promise.all(Array.from({ length: 60 }, (_, i) => book(i, koie.slug, 1, 3, 1)));
      expect(count(outcomes, 'booked'), outcomes.join()).to.equal(5);
      expect(count(outcomes, '409 beds_taken')).to.equal(55);
      expect(await fullestNight(test.pool, koie.id)).to.equal(11);
    });

    it(`80 overlapping stays of all lengths fill no night beyond its beds (round ${round})`, async function () {
      this.timeout(60_000);
      const koie = await buildKoie({ numberOfBeds: 9 });
      const outcomes = await Promise.all(
        Array.from({ length: 80 }, (_, i) => book(i, koie.slug, i % 9, 1 + (i % 5), 1 + ((i + round) % 4))),
      );
      expect(count(outcomes, 'booked') + count(outcomes, '409 beds_taken')).to.equal(80);
      expect(await fullestNight(test.pool, koie.id)).to.be.within(6, 9);
    });

    it(`bookings against a closure and fewer beds at the same moment (round ${round})`, async function () {
      this.timeout(60_000);
      const koie = await buildKoie({ numberOfBeds: 10 });
      const close = () =>
        test.pool.query(
          "insert into closures (koie_id, first_night, last_night, beds, reason_nb) values ($1, $2, $2, 4, 'Råtne planker')",
          [koie.id, addDays(today(), 1)],
        );
      const lower = () =>
        test.pool
          .query('update koier set number_of_beds = 8 where id = $1', [koie.id])
          .catch(({ constraint }) => {
            expect(constraint).to.equal('koier_beds_not_below_sold');
          });
      const bookings = Array.from({ length: 30 }, (_, i) => book(i, koie.slug, 1, 1 + (i % 3), 1));
      const outcomes = (
        await Promise.all([...bookings.slice(0, 9), close(), lower(), ...bookings.slice(9)])
      ).filter((outcome) => typeof outcome === 'string');
      expect(count(outcomes, 'booked') + count(outcomes, '409 beds_taken'), outcomes.join()).to.equal(30);
      const beds = await test.pool.query('select number_of_beds as beds from koier where id = $1', [koie.id]);
      expect(await fullestNight(test.pool, koie.id)).to.be.at.most(beds.rows[0].beds);
      expect(await book(0, koie.slug, 1, 1, 1)).to.equal('409 beds_taken');
    });
  }
});
