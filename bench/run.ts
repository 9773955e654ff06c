/**
 * `npm run bench [-- --bookings 1000,100000,1000000 --seconds 5 --runs 3]`: the built app in production mode
 * beside the bare server, on the same database, in turns. Prints a table and writes it to bench/results/.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../config/index.js';
import { addDays, today } from '../src/services/clock.js';
import { readCases } from './cases.js';
import { type BenchDatabase, openBenchDatabase } from './database.js';
import { type Load, load, type Measured, median } from './measure.js';
import { type Server, startApp, startBare } from './servers.js';

interface Row {
  bookings: number;
  name: string;
  app: Measured;
  bare: Measured;
}

const { values } = parseArgs({
  options: {
    bookings: { type: 'string', default: '1000,100000,1000000' },
    seconds: { type: 'string', default: '5' },
    runs: { type: 'string', default: '3' },
  },
});
const seconds = Number(values.seconds);
const rows: Row[] = [];
for (const bookings of values.bookings.split(',').map(Number)) {
  print(`${bookings.toLocaleString('en')} bookings: loading …`);
  const database = await openBenchDatabase(bookings);
  try {
    rows.push(...(await measureAll(bookings, database)));
  } finally {
    await database.close();
  }
}
const report = reportOf(rows);
print(`\n${report}`);
await mkdir(join(projectRoot, 'bench/results'), { recursive: true });
await writeFile(join(projectRoot, `bench/results/${today()}.md`), report);

async function measureAll(bookings: number, database: BenchDatabase): Promise<Row[]> {
  const app = await startApp(database.url);
  const bare = await startBare(database.url);
  const measured: Row[] = [];
  try {
    for (const [number, { name, path, caller }] of readCases().entries()) {
      const headers: Record<string, string> = caller
        ? { Authorization: `Bearer ${database.tokens[caller]}` }
        : {};
      const ofApp = { url: `${app.url}${path}`, headers, seconds };
      measured.push(await compare(bookings, name, ofApp, { url: `${bare.url}/${number}`, seconds }));
    }
    measured.push(...(await measureBooking(bookings, database, app, bare)));
  } finally {
    await Promise.all([app.stop(), bare.stop()]);
  }
  return measured;
}

/** With so many beds that no night gets full, since a refusal is another measurement. */
async function measureBooking(
  bookings: number,
  database: BenchDatabase,
  app: Server,
  bare: Server,
): Promise<Row[]> {
  await database.pool.query('alter table koier drop constraint koier_has_beds');
  await database.pool.query('update koier set number_of_beds = 100000000');
  const { rows: koier } = await database.pool.query<{ id: number; slug: string }>(
    'select id, slug from koier order by id',
  );
  const bodyFor = (slug: string) =>
    JSON.stringify({
      koie: slug,
      arrival_date: addDays(today(), 1),
      departure_date: addDays(today(), 2),
      guests_member: 1,
      guests_not_member: 0,
      contact_email: 'kari@example.org',
    });
  const ofApp: Load = {
    url: `${app.url}/koie/booking/`,
    method: 'POST',
    headers: { Authorization: `Bearer ${database.tokens.member}` },
    seconds,
  };
  const ofBare: Load = { url: bare.url, method: 'POST', body: '{}', seconds };
  const different = await compare(
    bookings,
    'POST booking, different koier',
    { ...ofApp, bodies: koier.map(({ slug }) => bodyFor(slug)) },
    { ...ofBare, paths: koier.map(({ id }) => `/book/${id}`) },
  );
  const [one] = koier;
  if (!one) throw new Error('there are no koier');
  const same = await compare(
    bookings,
    'POST booking, all want one koie',
    { ...ofApp, bodies: [bodyFor(one.slug)] },
    { ...ofBare, paths: [`/book/${one.id}`] },
  );
  return [different, same];
}

async function compare(bookings: number, name: string, ofApp: Load, ofBare: Load): Promise<Row> {
  await load({ ...ofApp, seconds: 2 });
  await load({ ...ofBare, seconds: 2 });
  const runs: { app: Measured; bare: Measured }[] = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    const app = await load(ofApp);
    const bare = await load(ofBare);
    runs.push({ app, bare });
  }
  const row = {
    bookings,
    name,
    app: median(runs.map(({ app }) => app)),
    bare: median(runs.map(({ bare }) => bare)),
  };
  print(`  ${name}: ${Math.round(row.app.perSecond)}/s, bare ${Math.round(row.bare.perSecond)}/s`);
  return row;
}

function reportOf(all: Row[]): string {
  const machine = `${cpus()[0]?.model.trim()}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  const lines = all.map(({ bookings, name, app, bare }) =>
    [
      bookings.toLocaleString('en'),
      name,
      Math.round(app.perSecond),
      `${app.p50} / ${app.p99}`,
      Math.round(bare.perSecond),
      `${bare.p50} / ${bare.p99}`,
      (app.perSecond / bare.perSecond).toFixed(2),
      (app.perSecond / (all.find((row) => row.name === name)?.app.perSecond ?? 1)).toFixed(2),
    ].join(' | '),
  );
  return `# Benchmark of ${today()}

${machine}. 8 connections, ${values.runs} runs of ${seconds} s each, app and bare server in turns, the medians. Load
generator, both servers and PostgreSQL share the machine. Latencies in ms. «Flat» is the app's rate against its
own with the fewest bookings.

| bookings | | app req/s | p50 / p99 | bare req/s | p50 / p99 | app / bare | flat |
|---|---|---|---|---|---|---|---|
${lines.map((line) => `| ${line} |`).join('\n')}
`;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
