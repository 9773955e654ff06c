/**
 * `npm run bench:import [-- --bookings 100000]`: files in the old system's format are made and taken over into a
 * fresh database, twice. Prints what `npm run import` prints, with the time and the most memory that each took.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { projectRoot } from '../config/index.js';
import { openEmbedded } from '../src/database/embedded.js';
import { migrateUp } from '../src/database/migrate.js';
import type { DjangoRow } from '../src/members/django/row.js';
import { addDays } from '../src/platform/clock.js';
import { oldBooking, oldKoie, oldReport, oldUser } from '../test/legacy-import/old-system.js';

const KOIER = 24;
const FIRST_DAY = '2012-01-01';
const SAMPLE_MS = 200;

const { values } = parseArgs({ options: { bookings: { type: 'string', default: '100000' } } });
const bookings = Number(values.bookings);
const folder = await mkdtemp(join(tmpdir(), 'koiene-import-'));
const file = join(folder, 'old.json');
await pipeline(Readable.from(json(oldRows())), createWriteStream(file));
const database = await openEmbedded(join(folder, 'data'));
try {
  await migrateUp(database.url);
  await importOnce('first');
  await importOnce('second');
} finally {
  await database.close();
  await rm(folder, { recursive: true, force: true });
}

/** A tenth as many users as bookings, and every other booking with a report. */
function* oldRows(): Generator<DjangoRow> {
  const users = Math.max(1, bookings / 10);
  for (let number = 1; number <= users; number += 1) yield oldUser(number);
  for (let number = 1; number <= KOIER; number += 1) {
    yield* oldKoie(number, `Koie ${number}`, { slug: `koie-${number}`, number_of_beds: '12' });
  }
  for (let number = 1; number <= bookings; number += 1) {
    const arrival = addDays(FIRST_DAY, Math.floor(number / KOIER));
    yield* oldBooking(number, {
      user: 1 + (number % users),
      koie: 1 + (number % KOIER),
      arrival_date: arrival,
      departure_date: addDays(arrival, 1 + (number % 3)),
      created: `${arrival}T11:12:13.141Z`,
    });
    if (number % 2 === 0) yield oldReport(number, number);
  }
}

function* json(rows: Iterable<DjangoRow>): Generator<string> {
  let before = '[\n';
  for (const row of rows) {
    yield before + JSON.stringify(row);
    before = ',\n';
  }
  yield ']\n';
}

async function importOnce(name: string): Promise<void> {
  const started = performance.now();
  const child = spawn(process.execPath, ['scripts/run-command.mjs', 'import', file, '--folder', folder], {
    cwd: projectRoot,
    env: { PATH: process.env.PATH, DATABASE_URL: database.url },
    stdio: 'inherit',
  });
  let kilobytes = 0;
  const sampling = setInterval(async () => {
    kilobytes = Math.max(kilobytes, await residentKilobytes(child.pid));
  }, SAMPLE_MS);
  const [code] = await once(child, 'exit');
  clearInterval(sampling);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const memory = kilobytes > 0 ? `, at most ${Math.round(kilobytes / 1024)} MiB resident` : '';
  process.stdout.write(
    `\nThe ${name} import of ${bookings} bookings ended with ${code} after ${seconds} s${memory}.\n\n`,
  );
}

/** The most memory that a process has had, where the system tells it (Linux); otherwise 0. */
async function residentKilobytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0);
}
