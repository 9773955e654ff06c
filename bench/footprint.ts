/**
 * `npm run bench:footprint`: how long the built app takes to start, what memory it has after 10,000 and after
 * 100,000 requests, what it keeps open, and how the list of koier fares while a hundred people log in at once.
 * Prints it and writes it to bench/results/.
 */
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { readCases } from './cases.js';
import { openBenchDatabase } from './database.js';
import { load, requests } from './measure.js';
import { machine, print, saveReport } from './report.js';
import { type Server, startApp } from './servers.js';

const BOOKINGS = 1000;
const LOGINS = 100;
const SETTLE_MS = 5000;

const database = await openBenchDatabase(BOOKINGS);
try {
  const started = performance.now();
  const app = await startApp(database.url);
  const startMs = Math.round(performance.now() - started);
  try {
    const few = await after(10_000, app);
    const many = await after(90_000, app);
    const alone = await listOfKoier(app);
    const beside = await besideLogins(app);
    await saveReport(
      'footprint',
      `# Footprint

${machine()}. The built app in production mode, one process, ${BOOKINGS.toLocaleString('en')} bookings.

Start, database running, until the panel and the API answer: ${startMs} ms.

| | after 10,000 requests | after 100,000 |
|---|---|---|
| resident memory, MiB | ${few.megabytes} | ${many.megabytes} |
| heap in use, MiB | ${few.heap} | ${many.heap} |
| resources kept open (sockets, timers, …) | ${few.resources} | ${many.resources} |

| list of koier, 8 connections | p50 | p99 |
|---|---|---|
| alone | ${alone.p50} ms | ${alone.p99} ms |
| beside ${LOGINS} logins at once, which took ${beside.seconds} s in all | ${beside.p50} ms | ${beside.p99} ms |
`,
    );
  } finally {
    await app.stop();
  }
} finally {
  await database.close();
}

/** Sends so many requests of all kinds of reading, lets the process settle, and looks at it. */
async function after(count: number, app: Server) {
  for (const [number, { name, path, caller }] of readCases().entries()) {
    const headers: Record<string, string> = caller
      ? { Authorization: `Bearer ${database.tokens[caller]}` }
      : {};
    // As visitors do: the list most of all.
    const share = Math.round(count * (number === 0 ? 0.7 : 0.1));
    await requests({ url: `${app.url}${path}`, headers }, share);
    print(`  ${share} × ${name}`);
  }
  await sleep(SETTLE_MS);
  const text = await (await fetch(`${app.url}/metrics`)).text();
  const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
  const status = await readFile(`/proc/${app.pid}/status`, 'utf8');
  return {
    megabytes: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024),
    heap: Math.round(value('nodejs_heap_size_used_bytes') / 2 ** 20),
    resources: value('nodejs_active_resources_total'),
  };
}

function listOfKoier(app: Server) {
  return load({ url: `${app.url}/koie/koie/`, seconds: 5 });
}

async function besideLogins(app: Server) {
  const started = performance.now();
  const logins = Promise.all(
    Array.from({ length: LOGINS }, async (_, number) => {
      const response = await fetch(`${app.url}/token/`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': `10.9.0.${number}` },
        body: JSON.stringify({ email: 'member@ntnui.no', password: 'SprintIsTheBest' }),
      });
      if (response.status !== 200) throw new Error(`a login was answered with ${response.status}`);
      await response.arrayBuffer();
    }),
  ).then(() => Math.round((performance.now() - started) / 100) / 10);
  const list = await listOfKoier(app);
  return { ...list, seconds: await logins };
}
