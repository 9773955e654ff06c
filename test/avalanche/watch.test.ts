import { expect } from 'chai';
import { Closure, Koie } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { DomainError } from '../../src/platform/refusals/errors.js';
import { FieldErrors } from '../../src/platform/refusals/field-errors.js';
import { write } from '../../src/platform/write.js';
import {
  type AvalancheAnswer,
  answerAvalanche,
  silentRegions,
  watchAvalanches,
} from '../../src/services/avalanche/index.js';
import { AvalancheDouble } from '../support/avalanche-double.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie } from '../support/factories.js';
import { runProgram } from '../support/processes.js';

describe('the watch for avalanche danger', () => {
  const db = useDatabase();
  const varsom = new AvalancheDouble();
  let apiBase: string;
  let koieId: number;
  let board: number;

  before(async () => {
    apiBase = await varsom.start();
  });
  after(() => varsom.stop());
  beforeEach(async () => {
    varsom.reset();
    await db.sequelize.query(
      `delete from closures; delete from avalanche_decisions; update koier set avalanche_mode = 'off', name = 'Gammel ' || id;
        delete from avalanche_warnings; delete from avalanche_regions; delete from remote_answers`,
    );
    koieId = (await buildKoie({ name: 'Kamtjønnkoia', avalancheRegion: 3022, avalancheMode: 'close' })).id;
    board = (await buildBoard()).ntnuiNo;
  });

  const night = (ahead: number) => addDays(today(), ahead);
  const watch = (options: Parameters<typeof watchAvalanches>[0] = {}) =>
    watchAvalanches({ apiBase, ...options });
  const answer = (given: AvalancheAnswer, nights: string[], reason = 'Trygg vei inn') =>
    answerAvalanche({ koieId, answer: given, nights, reason }, { user: board, source: 'panel' });
  const says = async (...levels: (number | null)[]) => {
    varsom.levels = levels;
    return watch();
  };
  const closures = async () =>
    (await Closure.findAll({ order: ['firstNight'] })).map(
      ({ firstNight, lastNight, source, avalancheLevel }) =>
        `${(Date.parse(firstNight) - Date.parse(today())) / 86_400_000}..${
          (Date.parse(lastNight) - Date.parse(today())) / 86_400_000
        } ${source} ${avalancheLevel ?? ''}`.trim(),
    );
  const setMode = (avalancheMode: 'off' | 'propose' | 'close') =>
    Koie.update({ avalancheMode }, { where: { id: koieId } });

  it('closes nights from the threshold on as one closure, with level, text and link, and all beds', async () => {
    expect(await says(2, 3, 4)).to.include({ closed: 2, lifted: 0, proposed: 0, silent: 0 });
    const closure = await Closure.findOne({ rejectOnEmpty: true });
    expect(closure).to.deep.include({
      firstNight: night(1),
      lastNight: night(2),
      beds: null,
      source: 'avalanche',
      avalancheLevel: 4,
      warningNb: 'Fare av grad 4 på fjellet.',
      warningEn: 'Danger of level 4 in the mountains.',
      warningLink: `https://www.varsom.no/snoskred/varsling/varsel/Trollheimen/${night(2)}`,
    });
    expect(closure.reasonNb).to.equal('Snøskredfare, faregrad 4 (stor), sier Varsom.no / NVE');
    expect(closure.reasonEn).to.equal('Avalanche danger level 4 (high), says Varsom.no / NVE');
  });

  it('follows a level that rises and falls, keeps the closure it has, and does nothing twice', async () => {
    await says(1, 3, 1);
    const [first] = await Closure.findAll();
    await says(3, 3, 4);
    expect(await closures()).to.deep.equal(['0..2 avalanche 4']);
    expect((await Closure.findOne({ rejectOnEmpty: true })).id).to.equal(first?.id);
    const { version } = await Closure.findOne({ rejectOnEmpty: true });
    expect(await says(3, 3, 4)).to.include({ closed: 0, lifted: 0 });
    expect((await Closure.findOne({ rejectOnEmpty: true })).version).to.equal(version);
    await says(3, 2, 3);
    expect(await closures()).to.deep.equal(['0..0 avalanche 3', '2..2 avalanche 3']);
    await says(3, 3, 3);
    expect(await closures()).to.deep.equal(['0..2 avalanche 3']);
    await says(1, 1, 1);
    expect(await closures()).to.deep.equal([]);
  });

  it('takes level 0 for «not assessed»: it opens nothing and closes nothing', async () => {
    await says(3, 1, 3);
    await says(0, 0, 0);
    expect(await closures()).to.deep.equal(['0..0 avalanche 3', '2..2 avalanche 3']);
    expect(await silentRegions()).to.deep.equal([]);
  });

  it('leaves days that an answer does not have as they were', async () => {
    await says(3, 3, 1);
    await says(1, null, null);
    expect(await closures()).to.deep.equal(['1..1 avalanche 3']);
  });

  for (const trouble of ['malformed', 'another_shape', 'broken', 'empty', 'hang'] as const) {
    it(`leaves all as it was when the answer is ${trouble}`, async () => {
      await says(3, 3, 3);
      varsom.trouble = trouble;
      varsom.levels = [1, 1, 1];
      expect(await watch({ timeoutMs: 150 })).to.include({ silent: 1, lifted: 0 });
      expect(await closures()).to.deep.equal(['0..2 avalanche 3']);
    });
  }

  it('asks twice at the most, and only where it may help', async () => {
    varsom.trouble = 'broken';
    await watch();
    expect(varsom.asked).to.have.length(4);
    varsom.reset();
    varsom.trouble = 'malformed';
    await watch();
    expect(varsom.asked).to.have.length(2);
  });

  it('leaves all as it was for a region that does not exist, and for warnings published over 48 hours ago', async () => {
    await says(3, 3, 3);
    varsom.publishedHoursAgo = 49;
    expect(await says(1, 1, 1)).to.include({ silent: 1 });
    varsom.publishedHoursAgo = 47;
    expect(await says(1, 1, 3)).to.include({ silent: 0, lifted: 2 });
    await Koie.update({ avalancheRegion: 3999 }, { where: { id: koieId } });
    expect(await says(1, 1, 1)).to.include({ silent: 1 });
    expect(await closures()).to.deep.equal(['2..2 avalanche 3']);
  });

  it('says that there has been no good answer after 24 hours without one, and not before', async () => {
    await says(1, 1, 1);
    varsom.trouble = 'broken';
    await watch();
    expect(await silentRegions()).to.deep.equal([]);
    await db.sequelize.query(`update avalanche_regions set answered_at = now() - interval '25 hours'`);
    const [silent] = await silentRegions();
    expect(silent).to.include({ region: 3022, failure: 'answered 500' });
    expect(silent?.koier).to.deep.equal(['Kamtjønnkoia']);
    varsom.trouble = null;
    await watch();
    expect(await silentRegions()).to.deep.equal([]);
  });

  it('keeps an answer as long as it is said to be fresh, and asks then only whether it has changed', async () => {
    varsom.headers = { 'Cache-Control': 'public, max-age=600', ETag: '"one"' };
    await says(3, 1, 1);
    await says(1, 1, 1);
    expect(varsom.asked).to.have.length(2);
    expect(await closures()).to.deep.equal(['0..0 avalanche 3']);
    await db.sequelize.query(`update remote_answers set fresh_until = now()`);
    expect(await watch()).to.include({ silent: 0 });
    expect(varsom.asked.map(({ condition }) => condition)).to.deep.equal([
      undefined,
      undefined,
      '"one"',
      '"one"',
    ]);
    await db.sequelize.query(`update remote_answers set fresh_until = now()`);
    varsom.headers = { ETag: '"two"' };
    await watch();
    expect(await closures()).to.deep.equal([]);
  });

  it('goes on with the same closure past the day’s change, and lets the night that is over be', async () => {
    await says(3, 3, 1);
    await db.sequelize.query(`update avalanche_warnings set day = day - 1;
      update closures set first_night = first_night - 1, last_night = last_night - 1`);
    expect(await closures()).to.deep.equal(['-1..0 avalanche 3']);
    await says(3, 4, 1);
    expect(await closures()).to.deep.equal(['-1..1 avalanche 4']);
    await says(1, 1, 1);
    expect(await closures()).to.deep.equal(['-1..-1 avalanche 4']);
  });

  it('only asks the board where the mode is so, and asks nobody where it is off', async () => {
    await setMode('propose');
    expect(await says(3, 3, 1)).to.include({ proposed: 2, closed: 0 });
    expect(await closures()).to.deep.equal([]);
    await answer('close', [night(0), night(1)], '');
    expect(await closures()).to.deep.equal(['0..1 avalanche 3']);
    expect(await says(2, 3, 1)).to.include({ proposed: 1, lifted: 0 });
    expect(await closures()).to.deep.equal(['0..1 avalanche 3']);
    await answer('lift', [night(0)], '');
    expect(await closures()).to.deep.equal(['1..1 avalanche 3']);
    await setMode('off');
    varsom.asked.length = 0;
    expect(await says(1, 1, 1)).to.include({ regions: 0 });
    expect(varsom.asked).to.deep.equal([]);
  });

  it('lets what the board has decided for a night stand, with its reason in the history', async () => {
    await says(3, 3, 3);
    await answer('keep_open', [night(1)]);
    expect(await closures()).to.deep.equal(['0..0 avalanche 3', '2..2 avalanche 3']);
    await says(4, 4, 4);
    expect(await closures()).to.deep.equal(['0..0 avalanche 4', '2..2 avalanche 4']);
    await answer('keep_closed', [night(2)], 'Skavlen henger');
    await says(1, 1, 1);
    expect(await closures()).to.deep.equal(['2..2 avalanche 4']);
    const { rows } = await db.pool.query(
      `select actor_id, changes -> 'reason' ->> 1 as reason from audit_entries
       where resource = 'avalanche_decisions' and actor_id = $1 order by id`,
      [board],
    );
    expect(rows).to.deep.equal([
      { actor_id: board, reason: 'Trygg vei inn' },
      { actor_id: board, reason: 'Skavlen henger' },
    ]);
    await answer('lift', [night(2)], '');
    expect(await closures()).to.deep.equal([]);
    await says(3, 3, 3);
    expect(await closures()).to.deep.equal(['0..0 avalanche 3', '2..2 avalanche 3']);
  });

  it('refuses a decision without a reason, and an answer to what is no longer asked', async () => {
    await setMode('propose');
    await says(3, 1, 1);
    await answer('keep_open', [night(0)], ' ').then(
      () => expect.fail('accepted'),
      (error: unknown) => expect(error).to.be.instanceOf(FieldErrors),
    );
    for (const [given, nights] of [
      ['lift', [night(0)]],
      ['close', [night(1)]],
      ['close', [night(40)]],
      ['close', []],
    ] as [AvalancheAnswer, string[]][]) {
      await answer(given, nights).then(
        () => expect.fail('accepted'),
        (error: unknown) => expect(error).to.be.instanceOf(DomainError),
      );
    }
    expect(await closures()).to.deep.equal([]);
  });

  it('takes nights that a person opens, and a closure that a person changes, for the board’s decision', async () => {
    await says(3, 3, 3);
    const person = { user: board, source: 'panel' } as const;
    await write(person, async (transaction) => {
      const closure = await Closure.findOne({ rejectOnEmpty: true, transaction });
      await closure.update({ lastNight: night(1) }, { transaction });
    });
    await says(3, 3, 4);
    expect(await closures()).to.deep.equal(['0..1 board']);
    await write(person, (transaction) => Closure.destroy({ where: {}, transaction }));
    await says(3, 3, 4);
    expect(await closures()).to.deep.equal(['0..1 avalanche 3']);
    await write(person, (transaction) => Closure.destroy({ where: {}, transaction }));
    await says(3, 3, 4);
    expect(await closures()).to.deep.equal([]);
  });

  it('closes no night that the board has closed, and lifts no closure of the board', async () => {
    await Closure.create({ koieId, firstNight: night(1), lastNight: night(1), reasonNb: 'Dugnad' });
    await says(3, 3, 3);
    expect(await closures()).to.deep.equal(['0..0 avalanche 3', '1..1 board', '2..2 avalanche 3']);
    await says(1, 1, 1);
    expect(await closures()).to.deep.equal(['1..1 board']);
  });

  it('tells those whose nights are open again, and withdraws what they were offered', async () => {
    const both = await buildBooking({ koieId, from: 0, to: 2 });
    const second = await buildBooking({ koieId, from: 1, to: 2 });
    await says(3, 3, 1);
    const closure = await Closure.findOne({ rejectOnEmpty: true });
    await db.pool.query(
      `insert into closure_acts (closure_id, booking_id, act, state, offered_at, deadline)
       values ($1, $2, 'offer', 'offered', now(), now() + interval '1 day')`,
      [closure.id, second.id],
    );
    await says(3, 1, 1);
    expect(await told()).to.deep.equal([second.id]);
    expect(await count('closure_acts')).to.equal(0);
    await says(1, 1, 1);
    await says(1, 1, 1);
    expect(await told()).to.deep.equal([second.id, both.id]);
  });

  async function told(): Promise<number[]> {
    const { rows } = await db.pool.query(
      `select booking_id from emails where kind = 'all_clear' order by id`,
    );
    return rows.map(({ booking_id }) => booking_id);
  }

  it('closes once when two processes watch at the same moment', async () => {
    varsom.levels = [3, 3, 1];
    await Promise.all([watch(), watch(), watch()]);
    expect(await closures()).to.deep.equal(['0..1 avalanche 3']);
  });

  it('by hand, says what would be done without doing it, and runs each time', async function () {
    this.timeout(60_000);
    varsom.levels = [3, 0, 1];
    const run = async (...options: string[]) => {
      const program = runProgram(
        'src/commands/job.ts',
        { DATABASE_URL: db.url, AVALANCHE_API_BASE: apiBase },
        ['avalanche-watch', ...options],
      );
      expect(await program.ended()).to.equal(0);
      return program.output();
    };
    const told = await run('--dry-run');
    expect(told).to.contain(`region 3022: ${night(0)}: 3 (considerable), ${night(1)}: not assessed`);
    expect(told).to.contain(`Kamtjønnkoia, ${night(0)}: closed for avalanche danger`);
    expect(told).to.contain('nothing done, it would be');
    expect([
      await closures(),
      await count('avalanche_warnings'),
      await count('remote_answers'),
    ]).to.deep.equal([[], 0, 0]);
    expect(await run()).to.contain('done, regions 1, silent 0, closed 1');
    expect(await run()).to.contain('done, regions 1, silent 0, closed 0');
  });

  async function count(table: string): Promise<number> {
    const { rows } = await db.pool.query(`select count(*)::integer as count from ${table}`);
    return rows[0].count;
  }
});
