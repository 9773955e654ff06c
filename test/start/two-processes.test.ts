import { expect } from 'chai';
import { Booking, JobRun } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { issueTokens } from '../../src/services/people/tokens.js';
import { useDatabase } from '../support/database.js';
import { buildKoie, buildMember } from '../support/factories.js';
import { type Program, runProgram } from '../support/processes.js';

const BOOKINGS = 30;

describe('two processes on one database', function () {
  // Each takes its time to load.
  this.timeout(240_000);
  const test = useDatabase();
  let programs: Program[] = [];
  let urls: string[] = [];

  beforeEach(async () => {
    await JobRun.destroy({ where: {} });
    programs = [1, 2].map(() =>
      runProgram('src/main.ts', {
        PORT: '0',
        DATABASE_URL: test.url,
        SEED: 'off',
        NTNUI_SECRET_KEY: process.env.NTNUI_SECRET_KEY,
      }),
    );
    urls = await Promise.all(
      programs.map(async (program) => (await program.printed(/Panel +(http:\S+)\/admin/))[1] ?? ''),
    );
  });

  afterEach(async () => {
    for (const program of programs) program.killGroup();
    await Promise.all(programs.map((program) => program.ended()));
  });

  it('lose no booking and make none twice when one is killed with 30 under way', async () => {
    const { koieId, book } = await booker();
    // Half of them begin at the one that is killed, and go on at the other.
    const bookings = Promise.all(
      Array.from({ length: BOOKINGS }, (_, number) =>
        book(number, urls[number % 2] ?? '').catch(() => book(number, urls[1] ?? '')),
      ),
    );
    while ((await Booking.count({ where: { koieId } })) === 0);
    programs.shift()?.killGroup();
    expect(new Set(await bookings).size).to.equal(BOOKINGS);
    expect(await Booking.count({ where: { koieId } })).to.equal(BOOKINGS);
  });

  it('run each job once, and answer what is under way when they are told to stop', async () => {
    while ((await JobRun.count({ where: { state: 'done' } })) < 2);
    const { koieId, book } = await booker();
    const bookings = Promise.allSettled(
      Array.from({ length: BOOKINGS }, (_, number) => book(number, urls[number % 2] ?? '')),
    );
    while ((await Booking.count({ where: { koieId } })) === 0);
    for (const program of programs) program.signal('SIGTERM');
    const answered = (await bookings).filter(({ status }) => status === 'fulfilled');
    expect(await Promise.all(programs.map((program) => program.ended()))).to.deep.equal([0, 0]);
    programs = [];

    expect(answered).to.have.length(await Booking.count({ where: { koieId } }));
    const runs = await JobRun.findAll();
    expect(runs.filter(({ attempts }) => attempts !== 1)).to.deep.equal([]);
  });

  /** Books as a frontend does, with a key that makes it safe to send again. */
  async function booker() {
    const { id: koieId, slug } = await buildKoie({ numberOfBeds: 100 });
    const members = await Promise.all(Array.from({ length: BOOKINGS }, buildMember));
    const book = async (number: number, url: string): Promise<string> => {
      const response = await fetch(`${url}/koie/booking/`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${issueTokens(members[number]?.ntnuiNo ?? 0).access}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': `${slug}-booking-number-${number}`,
        },
        body: JSON.stringify({
          koie: slug,
          arrival_date: addDays(today(), 1),
          departure_date: addDays(today(), 2),
          guests_member: 1,
          guests_not_member: 0,
        }),
      });
      const body = (await response.json()) as { booking: { uuid: string } };
      expect(response.status, JSON.stringify(body)).to.equal(200);
      return body.booking.uuid;
    };
    return { koieId, book };
  }
});
