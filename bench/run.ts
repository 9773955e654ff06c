/**
 * `npm run bench [-- --bookings 1000,100000,1000000 --per-day 60 --seconds 5 --runs 3 --only availability]`: the built app
 * in production mode beside the bare server, with the app's SQL and with lean SQL, on the same database, in turns. Prints a
 * table and writes it to bench/results/. `--only` takes the cases whose names have the text in them.
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
  /** The bare server with the app's SQL, and with lean one that is prepared. */
  bare: Measured;
  lean: Measured;
}

const { values } = parseArgs({
  options: {
    bookings: { type: 'string', default: '1000,100000,1000000' },
    'per-day': { type: 'string', default: '60' },
    only: { type: 'string', default: '' },
    seconds: { type: 'string', default: '5' },
    runs: { type: 'string', default: '3' },
  },
});
type Side = 'app' | 'bare' | 'lean';
const SIDES: readonly Side[] = ['app', 'bare', 'lean'];
/** V8 makes code quick only once it has run some thousand times. */
const WARM_UP_SECONDS = 5;
const seconds = Number(values.seconds);
const rows: Row[] = [];
const pages: PageTime[] = [];
for (const bookings of values.bookings.split(',').map(Number)) {
  print(`${bookings.toLocaleString('en')} bookings: loading …`);
  const database = await openBenchDatabase(bookings, Number(values['per-day']));
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
      if (!name.includes(values.only)) continue;
      const headers: Record<string, string> = caller
        ? { Authorization: `Bearer ${database.tokens[caller]}` }
        : {};
      const ofApp = { url: `${app.url}${path}`, headers, seconds };
      measured.push(
        await compare(bookings, name, {
          app: ofApp,
          bare: { url: `${bare.url}/same/${number}`, seconds },
          lean: { url: `${bare.url}/lean/${number}`, seconds },
        }),
      );
    }
    if (values.only === '') pages.push(...(await measurePages(bookings, app.url, seconds)));
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
  const [one] = koier;
  if (!one) throw new Error('there are no koier');
  const measured: Row[] = [];
  for (const [name, booked] of [
    [BOOKING_CASES[0], koier],
    [BOOKING_CASES[1], [one]],
  ] as const) {
    if (!name.includes(values.only)) continue;
    const loads = {
      app: { ...ofApp, bodies: booked.map(({ slug }) => bookingOf(slug)) },
      bare: { ...ofBare, paths: booked.map(({ id }) => `/same/${id}`) },
      lean: { ...ofBare, paths: booked.map(({ id }) => `/lean/${id}`) },
    };
    measured.push(await compare(bookings, name, loads, reset));
  }
  return measured;
}

/** Runs app and bare server in turns, warmed up; `reset` before each, so that every run starts with the same data. */
async function compare(
  bookings: number,
  name: string,
  loads: Record<Side, Load>,
  reset?: () => Promise<void>,
): Promise<Row> {
  const measure = async (what: Load): Promise<Measured> => {
    await reset?.();
    return load(what);
  };
  for (const side of SIDES) await measure({ ...loads[side], seconds: WARM_UP_SECONDS });
  const runs: Record<Side, Measured[]> = { app: [], bare: [], lean: [] };
  for (let run = 0; run < Number(values.runs); run += 1) {
    for (const side of SIDES) runs[side].push(await measure(loads[side]));
  }
  const [app, bare, lean] = [median(runs.app), median(runs.bare), median(runs.lean)];
  print(
    `  ${name}: ${Math.round(app.perSecond)}/s, bare ${Math.round(bare.perSecond)}/s, lean ${Math.round(lean.perSecond)}/s`,
  );
  return { bookings, name, statements: 0, app, bare, lean };
}

function reportOf(all: Row[], times: PageTime[]): string {
  const flat = (name: string, measured: Measured, side: Side) =>
    (measured.perSecond / (all.find((row) => row.name === name)?.[side].perSecond ?? 1)).toFixed(2);
  const lines = all.map(({ bookings, name, statements, app, bare, lean }) =>
    [
      bookings.toLocaleString('en'),
      name,
      statements,
      Math.round(app.perSecond),
      `${app.p50} / ${app.p99}`,
      Math.round(bare.perSecond),
      (app.perSecond / bare.perSecond).toFixed(2),
      `${Math.round(lean.perSecond)}, ${lean.p50} / ${lean.p99}`,
      (app.perSecond / lean.perSecond).toFixed(2),
      flat(name, app, 'app'),
      flat(name, lean, 'lean'),
    ].join(' | '),
  );
  return `# Benchmark

${machine()}. 8 connections, ${values['per-day']} stays a day, ${values.runs} runs of ${seconds} s each, app and bare servers in turns, the
medians. Load generator, servers and PostgreSQL share the machine. Latencies in ms. «Bare» runs the app's own SQL as
text, «lean» the least SQL that answers, prepared. «Flat» is a rate against its own with the fewest bookings.

| bookings | | statements | app req/s | p50 / p99 | bare req/s | app / bare | lean req/s, p50 / p99 | app / lean | app flat | lean flat |
|---|---|---|---|---|---|---|---|---|---|---|
${lines.map((line) => `| ${line} |`).join('\n')}

## Pages of the panel

Their data, asked for by one person again and again; milliseconds.

| bookings | | p50 | p99 |
|---|---|---|---|
${times.map(({ bookings, name, p50, p99 }) => `| ${bookings.toLocaleString('en')} | ${name} | ${p50} | ${p99} |`).join('\n')}
`;
}
