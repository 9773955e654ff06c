import { join } from 'node:path';
import { expect } from 'chai';
import { Dice } from '../../seeders/random.js';
import { backUp } from '../../src/backup/back-up.js';
import { restore } from '../../src/backup/restore.js';
import { migrateDown, migrateUp } from '../../src/database/migrate.js';
import { addDays, today } from '../../src/platform/clock.js';
import { oldBooking, oldKoie, oldUser, writeFixtures } from '../legacy-import/old-system.js';
import { runImport } from '../legacy-import/run.js';
import { scratchFolder } from '../legacy-import/scratch.js';
import { createDatabase, dropDatabase, useDatabase } from '../support/database.js';
import { buildBoard, buildKoie, buildMember } from '../support/factories.js';
import { attempt, NOT_AS_COUNTED, WRITES, type Writers } from '../support/night-writes.js';
import { usePanel } from '../support/panel.js';

/** So many random writes; more of them when told: NIGHTS_ROUNDS=5000 npx mocha test/services/nights-property.test.ts */
const ROUNDS = Number(process.env.NIGHTS_ROUNDS ?? 80);
/** Writes between an import, a restore and a way down and up, which take long. */
const PAUSE = Math.max(26, Math.floor(ROUNDS / 30));
const SEED = process.env.NIGHTS_SEED ?? String(Math.random());

describe('free beds, whatever is written by whom', function () {
  this.timeout(60_000 + ROUNDS * 1_000);
  const test = useDatabase();
  const panel = usePanel();
  let writers: Writers;
  let imported = 100;

  before(async () => {
    const koier = [];
    for (const beds of [4, 5, 7]) koier.push(await buildKoie({ numberOfBeds: beds }));
    const members = [];
    for (let i = 0; i < 8; i += 1) members.push((await buildMember()).ntnuiNo);
    writers = { pool: test.pool, panel, board: await panel.login(await buildBoard()), members, koier };
  });

  const differences = async (pool = test.pool) => ({
    table: (await pool.query('select * from miscounted_nights()')).rows,
    told: (await pool.query(NOT_AS_COUNTED)).rows,
  });
  const NONE = { table: [], told: [] };

  /** Some stays in the old system, of which some oversell, and some that have changed since. */
  async function importMore(dice: Dice): Promise<void> {
    const rows = [oldUser(1, { email: 'gammel@example.org' }), ...oldKoie(1, 'Gammelkoia')];
    for (let number = imported - 2; number < imported + 4; number += 1) {
      const arrival = addDays(today(), dice.whole(-4, 8));
      rows.push(
        ...oldBooking(number, {
          arrival_date: arrival,
          departure_date: addDays(arrival, dice.whole(1, 3)),
          guests_member: dice.whole(1, 3),
          guests_not_member: 0,
        }),
      );
    }
    imported += 4;
    const ran = await runImport(test.url, await writeFixtures({ 'old.json': rows }));
    expect(ran.errors).to.equal('');
  }

  async function restoreElsewhere(): Promise<void> {
    const { name, url } = await createDatabase('bare');
    try {
      const path = join(await scratchFolder(), 'nights.backup');
      expect((await backUp(test.url, path)).miscountedNights).to.equal(0);
      await restore(url, path, { trust: true });
      const { default: pg } = await import('pg');
      const pool = new pg.Pool({ connectionString: url });
      expect(await differences(pool)).to.deep.equal(NONE);
      await pool.end();
    } finally {
      await dropDatabase(name);
    }
  }

  async function migrateDownAndUp(dice: Dice): Promise<void> {
    await migrateDown(test.url, { to: '0101_nights' });
    for (const write of ['SQL inserts bookings', 'SQL changes bookings', 'SQL closes nights'])
      await attempt(WRITES[write]?.(dice, writers) ?? Promise.resolve());
    await migrateUp(test.url);
  }

  it(`are what the stays and closures come to after each of ${ROUNDS} random writes`, async () => {
    const dice = new Dice(SEED);
    const names = Object.keys(WRITES);
    const rare = {
      import: importMore,
      'backup and restore': restoreElsewhere,
      'down and up': migrateDownAndUp,
    };
    const done: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const isRare = round % PAUSE === PAUSE - 1;
      const kinds = Object.keys(rare);
      const name = isRare ? String(kinds[Math.floor(round / PAUSE) % kinds.length]) : dice.pick(names);
      done.push(name);
      if (isRare) await rare[name as keyof typeof rare](dice);
      else if (dice.chance(0.2))
        await Promise.all([0, 1].map(() => attempt(WRITES[name]?.(dice, writers) ?? Promise.resolve())));
      else await attempt(WRITES[name]?.(dice, writers) ?? Promise.resolve());
      expect(
        await differences(),
        `NIGHTS_SEED=${SEED}, after ${round}: ${done.slice(-5).join('; ')}`,
      ).to.deep.equal(NONE);
    }
    const { rows } = await test.pool.query('select count(*)::integer as sold from nights where sold > 0');
    expect(rows[0].sold).to.be.above(3);
  });
});
