/**
 * `npm run bench:plans [-- --bookings 100000]`: asks the application for everything that it offers, the panel's
 * pages and the jobs included, and has PostgreSQL (auto_explain) tell how it ran each statement that touches
 * bookings. Prints a table and writes it to bench/results/.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { createPanel } from '../src/admin/index.js';
import { createApp } from '../src/app.js';
import { connect } from '../src/database/connect.js';
import { jobNames, runJob } from '../src/jobs/index.js';
import { addDays, today } from '../src/platform/clock.js';
import { setReadiness } from '../src/platform/readiness.js';
import { FIGURES } from '../src/services/figures/year/index.js';
import { issueTokens } from '../src/services/people/tokens.js';
import { openBenchDatabase } from './database.js';
import { logIn } from './panel.js';
import { saveReport } from './report.js';

/** A node of a plan, as `explain (format json)` writes it. */
interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  Plans?: Node[];
}

/** How a statement was run, at its slowest. */
interface Found {
  by: Set<string>;
  access: Set<string>;
  rows: number;
  milliseconds: number;
}

const { values } = parseArgs({ options: { bookings: { type: 'string', default: '100000' } } });
const bookings = Number(values.bookings);
const found = new Map<string, Found>();
let asked = '';

const database = await openBenchDatabase(bookings);
try {
  await tellPlans(database.superuserUrl);
  const sequelize = connect(database.url);
  sequelize.addHook('afterConnect', (connection) => {
    (connection as pg.Client).on('notice', ({ message }) => collect(message ?? ''));
  });
  setReadiness('ready');
  const server = createServer(createApp(await createPanel())).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  await askEverything(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  for (const name of jobNames) await during(`job ${name}`, () => runJob(name));
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await sequelize.close();
} finally {
  await database.close();
}
await saveReport(`plans-${bookings}`, report());
process.exit();

/** For every connection made from now on. Only a superuser may load what tells them. */
async function tellPlans(superuserUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  const settings = {
    session_preload_libraries: 'auto_explain',
    'auto_explain.log_min_duration': '0',
    'auto_explain.log_analyze': 'on',
    'auto_explain.log_nested_statements': 'on',
    'auto_explain.log_format': 'json',
    'auto_explain.log_level': 'notice',
  };
  await client.query('load $$auto_explain$$'.replaceAll('$$', "'"));
  for (const [name, value] of Object.entries(settings)) {
    await client.query(`alter database koiene set ${name} = '${value}'`);
  }
  await client.end();
}

function collect(message: string): void {
  const start = message.indexOf('{');
  if (!message.startsWith('duration:') || start < 0) return;
  const plan = JSON.parse(message.slice(start)) as { 'Query Text': string; Plan: Node };
  const nodes = nodesOn('bookings', plan.Plan);
  if (nodes.length === 0) return;
  const statement = plan['Query Text'].replace(/\s+/g, ' ').trim();
  const entry = found.get(statement) ?? { by: new Set(), access: new Set(), rows: 0, milliseconds: 0 };
  found.set(statement, entry);
  entry.by.add(asked);
  entry.milliseconds = Math.max(entry.milliseconds, Number(/duration: ([\d.]+)/.exec(message)?.[1]));
  for (const node of nodes) {
    const loops = node['Actual Loops'] ?? 1;
    entry.access.add([node['Node Type'], node['Index Name'] ?? ''].join(' ').trim());
    entry.rows = Math.max(
      entry.rows,
      Math.round(((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0)) * loops),
    );
  }
}

/** The scans of a table, those of its indexes below a bitmap included. */
function nodesOn(table: string, node: Node): Node[] {
  const below = (node.Plans ?? []).flatMap((child) => nodesOn(table, child));
  const isScan = node['Relation Name'] === table && node['Node Type'].endsWith('Scan');
  return isScan ? [node, ...below] : below;
}

async function during(name: string, ask: () => Promise<unknown>): Promise<void> {
  asked = name;
  await ask();
}

async function askEverything(url: string): Promise<void> {
  const { rows: people } = await database.pool.query<{ email: string; ntnui_no: number }>(
    'select email, ntnui_no from users',
  );
  const tokenOf = (email: string) =>
    issueTokens(people.find((person) => person.email === email)?.ntnui_no ?? 0).access;
  const { rows: some } = await database.pool.query<{ id: number; uuid: string; koie_id: number }>(
    "select id, uuid, koie_id from bookings where arrival_date > $1 and key_status = 'not_picked_up' limit 1",
    [today()],
  );
  const [booking] = some;
  if (!booking) throw new Error('there are no bookings');

  const from = today();
  const members = ['/koie/booking/', '/koie/booking/?include_expired=true'];
  const staff = [
    '/koie/koie/flakoia/',
    '/koie/availability/',
    `/koie/availability/range/?from_date=${from}&to_date=${addDays(from, 366)}`,
    '/koie/booking/',
    '/koie/booking/?limit=1000&offset=20000',
    '/koie/booking/?include_expired=true',
    `/koie/booking/${booking.uuid}/`,
    `/koie/booking/${booking.uuid}/account/`,
    '/koie/sit/?key_status=not_picked_up',
    '/koie/sit/?key_status=picked_up',
    `/koie/sit/?koie=flakoia&arrival_date_start=${from}`,
    `/koie/sit/?departure_date_start=${from}&departure_date_end=${addDays(from, 7)}&ordering=koie`,
    `/koie/sit/${booking.uuid}/`,
    '/koie/reports/',
    '/koie/reports/flakoia',
    '/metrics',
    '/readyz',
  ];
  for (const [email, paths] of [
    ['member@ntnui.no', members],
    ['board@koiene.no', staff],
  ] as const) {
    const headers = { Authorization: `Bearer ${tokenOf(email)}` };
    for (const path of paths) await during(path, () => get(`${url}${path}`, headers));
  }
  const body = { koie: 'flakoia', arrival_date: addDays(from, 1), departure_date: addDays(from, 2) };
  await during('POST /koie/booking/', () =>
    fetch(`${url}/koie/booking/`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${tokenOf('member@ntnui.no')}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...body, guests_member: 1, guests_not_member: 0 }),
    }),
  );

  const panel = {
    'board@koiene.no': [
      'dashboard',
      'pages/tonight',
      'pages/calendar?koie=flakoia',
      'pages/months',
      ...Object.keys(FIGURES).map((part) => `pages/figures?part=${part}`),
      `pages/months?koie=${booking.koie_id}`,
      'pages/jobs',
      `pages/accounts?month=${from.slice(0, 7)}&sum=net`,
      `pages/accounts?month=${from.slice(0, 7)}&by=arrival&sum=net`,
      'pages/find?q=hansen',
      'pages/find?q=kari%20nord',
      'pages/find?q=91234567',
      'resources/bookings/actions/list?filters.tab=upcoming',
      'resources/bookings/actions/list?filters.tab=today',
      'resources/bookings/actions/list?filters.tab=unpaid',
      'resources/bookings/actions/list?filters.tab=held',
      'resources/bookings/actions/list',
      'resources/bookings/actions/list?sortBy=arrivalDate&direction=asc&page=40',
      'resources/bookings/actions/list?filters.contactEmail=kari',
      `resources/bookings/actions/list?filters.koieId=${booking.koie_id}&filters.arrivalDate~~from=${from}`,
      'resources/bookings/actions/list?filters.occupies=true',
      'resources/bookings/actions/list?filters.overdue=true',
      'resources/bookings/actions/list?filters.standing=unpaid',
      'resources/bookings/actions/search?searchProperty=reference&query=AB',
      `resources/bookings/records/${booking.id}/show`,
      `resources/bookings/records/${booking.id}/related`,
      `resources/bookings/records/${booking.id}/history`,
      `resources/koier/records/${booking.koie_id}/show`,
      'resources/koier/actions/list',
      'resources/reports/actions/list',
      'resources/payments/actions/list',
      'resources/payments/actions/list?filters.isUnpaid=true',
      'resources/emails/actions/list',
      'resources/closures/actions/list',
      `resources/bookings/actions/export?filters.arrivalDate~~from=${from}`,
    ],
    'sit_test@sit.no': [
      'dashboard',
      'pages/desk',
      'pages/desk?q=nordmann',
      'pages/desk?q=kari',
      `pages/desk?q=${booking.uuid.slice(0, 8)}`,
      'pages/desk?q=91234567',
      'pages/find?q=hansen',
      'resources/bookings/actions/list?filters.tab=keyOut',
      'resources/bookings/actions/list',
    ],
  };
  for (const [email, paths] of Object.entries(panel)) {
    const Cookie = await logIn(url, email);
    for (const path of paths) {
      await during(`panel ${path}`, () => get(`${url}/admin/api/${path}`, { Cookie }));
    }
  }
}

async function get(url: string, headers: Record<string, string>): Promise<void> {
  const response = await fetch(url, { headers });
  await response.arrayBuffer();
  if (!response.ok) process.stdout.write(`${response.status} ${url}\n`);
}

function report(): string {
  const rows = [...found].sort(([, a], [, b]) => b.milliseconds - a.milliseconds);
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const lines = rows.map(([statement, { by, access, rows: read, milliseconds }]) =>
    [
      `\`${cell(statement.slice(0, 140).replaceAll('`', ''))}\``,
      cell([...by].slice(0, 3).join(', ')),
      [...access].join(', '),
      read.toLocaleString('en'),
      milliseconds.toFixed(1),
    ].join(' | '),
  );
  return `# Statements that touch bookings, with ${bookings.toLocaleString('en')} of them

As auto_explain saw them, instrumented; the slowest run of each. «Rows» are those of bookings that were looked at.

| statement | asked for by | access to bookings | rows | ms |
|---|---|---|---|---|
${lines.map((line) => `| ${line} |`).join('\n')}
`;
}
