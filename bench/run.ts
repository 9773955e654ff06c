/**
 * `npm run bench [-- --bookings 1000,100000,1000000 --seconds 5 --runs 3]`: the built app in production mode
 * beside the bare server, on the same database, in turns. Prints a table and writes it to bench/results/.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { BOOKING_CASES, bookingOf, readCases } from './cases.js';
import { type BenchDatabase, openBenchDatabase } from './database.js';
import { type Load, load, type Measured, median } from './measure.js';
import { measurePages, type PageTime } from './panel.js';
import { machine, print, saveReport } from './report.js';
import { type Server, startApp, startBare } from './servers.js';
import { statementsOf } from './statements.js';

interface Row {
  bookings: number;
  name: string;
  statements: number;
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
/** V8 makes code quick only once it has run some thousand times. */
const WARM_UP_SECONDS = 5;
const seconds = Number(values.seconds);
const rows: Row[] = [];
const pages: PageTime[] = [];
for (const bookings of values.bookings.split(',').map(Number)) {
  print(`${bookings.toLocaleString('en')} bookings: loading …`);
  const database = await openBenchDatabase(bookings);
  try {
    rows.push(...(await measureAll(bookings, database)));
  } finally {
    await database.close();
  }
}
await saveReport('requests', reportOf(rows, pages));

async function measureAll(bookings: number, database: BenchDatabase): Promise<Row[]> {
  const counted = await statementsOf(database);
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
    pages.push(...(await measurePages(bookings, app.url, seconds)));
    measured.push(...(await measureBooking(bookings, database, app, bare)));
  } finally {
    await Promise.all([app.stop(), bare.stop()]);
  }
  return measured.map((row) => ({ ...row, statements: counted.get(row.name) ?? 0 }));
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
  const { rows: last } = await database.pool.query<{ id: number }>('select max(id) as id from bookings');
  const reset = async () => {
    // What the last run still had under way.
    await sleep(1000);
    await database.pool.query('delete from payments where booking_id > $1', [last[0]?.id]);
    await database.pool.query('delete from bookings where id > $1', [last[0]?.id]);
    await database.pool.query('vacuum bookings, payments');
  };
  const ofApp: Load = {
    url: `${app.url}/koie/booking/`,
    method: 'POST',
    tokens: database.memberTokens,
    seconds,
  };
  const ofBare: Load = { url: bare.url, method: 'POST', body: '{}', seconds };
  const different = await compare(
    bookings,
    BOOKING_CASES[0],
    { ...ofApp, bodies: koier.map(({ slug }) => bookingOf(slug)) },
    { ...ofBare, paths: koier.map(({ id }) => `/book/${id}`) },
    reset,
  );
  const [one] = koier;
  if (!one) throw new Error('there are no koier');
  const same = await compare(
    bookings,
    BOOKING_CASES[1],
    { ...ofApp, bodies: [bookingOf(one.slug)] },
    { ...ofBare, paths: [`/book/${one.id}`] },
    reset,
  );
  return [different, same];
}

/** Runs app and bare in turns, warmed up; `reset` before each, so that every run starts with the same data. */
async function compare(
  bookings: number,
  name: string,
  ofApp: Load,
  ofBare: Load,
  reset?: () => Promise<void>,
): Promise<Row> {
  const measure = async (what: Load): Promise<Measured> => {
    await reset?.();
    return load(what);
  };
  await measure({ ...ofApp, seconds: WARM_UP_SECONDS });
  await measure({ ...ofBare, seconds: WARM_UP_SECONDS });
  const runs: { app: Measured; bare: Measured }[] = [];
  for (let run = 0; run < Number(values.runs); run += 1) {
    const app = await measure(ofApp);
    const bare = await measure(ofBare);
    runs.push({ app, bare });
  }
  const row = {
    bookings,
    name,
    statements: 0,
    app: median(runs.map(({ app }) => app)),
    bare: median(runs.map(({ bare }) => bare)),
  };
  print(`  ${name}: ${Math.round(row.app.perSecond)}/s, bare ${Math.round(row.bare.perSecond)}/s`);
  return row;
}

function reportOf(all: Row[], times: PageTime[]): string {
  const lines = all.map(({ bookings, name, statements, app, bare }) =>
    [
      bookings.toLocaleString('en'),
      name,
      statements,
      Math.round(app.perSecond),
      `${app.p50} / ${app.p99}`,
      Math.round(bare.perSecond),
      `${bare.p50} / ${bare.p99}`,
      (app.perSecond / bare.perSecond).toFixed(2),
      (app.perSecond / (all.find((row) => row.name === name)?.app.perSecond ?? 1)).toFixed(2),
    ].join(' | '),
  );
  return `# Benchmark

${machine()}. 8 connections, ${values.runs} runs of ${seconds} s each, app and bare server in turns, the medians. Load
generator, both servers and PostgreSQL share the machine. Latencies in ms. «Flat» is the app's rate against its
own with the fewest bookings.

| bookings | | statements | app req/s | p50 / p99 | bare req/s | p50 / p99 | app / bare | flat |
|---|---|---|---|---|---|---|---|---|
${lines.map((line) => `| ${line} |`).join('\n')}

## Pages of the panel

Their data, asked for by one person again and again; milliseconds.

| bookings | | p50 | p99 |
|---|---|---|---|
${times.map(({ bookings, name, p50, p99 }) => `| ${bookings.toLocaleString('en')} | ${name} | ${p50} | ${p99} |`).join('\n')}
`;
}
