import { expect } from 'chai';
import type { User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { issueTokens } from '../../src/services/people/tokens.js';
import { startStack } from '../behind-balancer/stack.js';
import { useDatabase } from '../support/database.js';
import { isBalanced } from '../support/environment.js';
import { buildBoard, buildBooking, buildKoie, buildMember } from '../support/factories.js';
import { logInAt, type Visitor } from '../support/panel.js';
import { type Program, runProgram } from '../support/processes.js';
import { fullestNight } from '../support/sql.js';

const ROUNDS = Number(process.env.RACE_ROUNDS ?? 2);

describe('two processes racing for the same beds', () => {
  const programs: Program[] = [];
  // Before the database is dropped: processes that live on would connect to it again.
  after(async function () {
    this.timeout(30_000);
    for (const program of programs) program.signal('SIGTERM');
    await Promise.all(programs.map((program) => program.ended()));
  });
  const test = useDatabase();
  let urls: string[];
  let members: User[];
  let board: Visitor;

  before(async function () {
    this.timeout(60_000);
    // Of one member's bookings each would give up the last.
    members = await Promise.all(Array.from({ length: 80 }, buildMember));
    urls = isBalanced ? [(await startStack()).url] : await startTwo();
    board = await logInAt(urls.at(-1) ?? '', await buildBoard());
  });
  const startTwo = () => {
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
    return Promise.all(
      programs.map(async (program) => (await program.printed(/Panel +(http:\S+)\/admin/))[1] ?? ''),
    );
  };
  beforeEach(async () => {
    await test.pool.query('delete from rate_limits');
    await test.pool.query('update bookings set hold_until = now() where confirmed_at is null');
  });

  const book = async (
    caller: number,
    slug: string,
    from: number,
    nights: number,
    guests: number,
  ): Promise<string> => {
    const response = await fetch(`${urls[caller % urls.length]}/koie/booking/`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${issueTokens(members[caller]?.ntnuiNo ?? 0).access}`,
        'Content-Type': 'application/json',
      },
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

    it(`bookings against the board's panel: a closure and fewer beds (round ${round})`, async function () {
      this.timeout(60_000);
      const koie = await buildKoie({ numberOfBeds: 10 });
      const close = () =>
        board.create('closures', {
          koieId: koie.id,
          firstNight: addDays(today(), 1),
          lastNight: addDays(today(), 1),
          beds: 4,
          reasonNb: 'Råtne planker',
        });
      const lower = () => board.act('koier', koie.id, 'edit', { numberOfBeds: 8 });
      const bookings = Array.from({ length: 30 }, (_, i) => () => book(i, koie.slug, 1, 1 + (i % 3), 1));
      const [outcomes, answers] = await Promise.all([
        Promise.all(bookings.map((send) => send())),
        Promise.all([close(), lower()]),
      ]);
      expect(answers.map(({ status }) => status)).to.deep.equal([200, 200]);
      expect(count(outcomes, 'booked') + count(outcomes, '409 beds_taken'), outcomes.join()).to.equal(30);
      await koie.reload();
      expect(await fullestNight(test.pool, koie.id)).to.be.at.most(koie.numberOfBeds);
      expect(await book(79, koie.slug, 1, 1, 1)).to.equal('409 beds_taken');
      const closures = await test.pool.query('select beds from closures where koie_id = $1', [koie.id]);
      expect(closures.rows).to.deep.equal([{ beds: 4 }]);
    });
  }
});
