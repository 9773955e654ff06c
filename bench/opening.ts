/**
 * `npm run bench:opening [-- --guests 2000 --nights 3 --processes 1,3]`: so many guests, logged in beforehand, fire when a
 * booking period of all koier opens; they book, pay by the Stripe double, and some cancel. Prints how it went and writes it
 * to bench/results/. Ends with 1 when anything does not hold that PostgreSQL or the guests can tell.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { addDays, today } from '../src/platform/clock.js';
import { STRIPE_KEY, StripeDouble } from '../test/support/stripe-double.js';
import { type BenchDatabase, openBenchDatabase } from './database.js';
import { freeBeds, soldBeds, whatIsWrong } from './opening-checks.js';
import { type Guest, type Opening, Seen, takeOffer, takePart, takeRest } from './opening-guests.js';
import { machine, print, saveReport } from './report.js';
import { type Server, startApp } from './servers.js';

const { values } = parseArgs({
  options: {
    guests: { type: 'string', default: '2000' },
    nights: { type: 'string', default: '3' },
    processes: { type: 'string', default: '1,3' },
  },
});
/** Bookings of other days, so that there is something to look through. */
const HISTORY = 20_000;
/** Beyond every booking window, and beyond what is booked already. */
const DAYS_AHEAD = 120;
const UNTIL_OPENING_MS = 8_000;
const MOST_HOLDS = 3;
const MOST_PARTY = 4;
const REST_ROUNDS = 30;
const TICKS_PER_SECOND = 100;

interface Run {
  processes: number;
  seen: Seen;
  /** When the last bed was sold, milliseconds after the opening. */
  soldOutMs: number;
  /** Processor time of the app's processes, all together, in the rush. */
  cpuSeconds: number;
  beds: number;
  sold: number;
  wrong: string[];
}

const runs: Run[] = [];
for (const processes of values.processes.split(',').map(Number)) runs.push(await openOn(processes));
await saveReport('opening', reportOf(runs));
process.exitCode = runs.some(({ wrong }) => wrong.length > 0) ? 1 : 0;

async function openOn(processes: number): Promise<Run> {
  print(`${processes} ${processes === 1 ? 'process' : 'processes'}: loading …`);
  const database = await openBenchDatabase(HISTORY, 60, Number(values.guests));
  const stripe = new StripeDouble();
  await stripe.start();
  const servers: Server[] = [];
  try {
    for (let index = 0; index < processes; index += 1)
      servers.push(
        await startApp(database.url, {
          STRIPE_SECRET_KEY: STRIPE_KEY,
          STRIPE_API_BASE: stripe.url,
          HOLDS_PER_MEMBER: String(MOST_HOLDS),
        }),
      );
    return { processes, ...(await rush(database, stripe, servers)) };
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await stripe.stop();
    await database.close();
  }
}

async function rush(
  database: BenchDatabase,
  stripe: StripeDouble,
  servers: readonly Server[],
): Promise<Omit<Run, 'processes'>> {
  const { opening, periodId } = await announce(database);
  const guests: Guest[] = database.memberTokens.map((token, number) => ({
    number,
    token,
    url: servers[number % servers.length]?.url ?? '',
  }));
  const seen = new Seen();
  const before = await cpuOf(servers);
  const got = await Promise.all(guests.map((guest) => takePart(guest, opening, seen)));
  const offered = await Promise.all(guests.map((guest, index) => got[index] || takeOffer(guest, seen)));
  const unlucky = guests.filter((_, index) => !offered[index]);
  for (let round = 0; round < REST_ROUNDS && unlucky.length > 0; round += 1) {
    const rest = await freeBeds(database.pool, periodId);
    if (rest.length === 0) break;
    const asking = unlucky.splice(0, rest.length);
    const left = await Promise.all(
      asking.map(async (guest, index) => {
        const place = rest[index];
        return place && (await takeRest(guest, place, opening, seen)) ? [] : [guest];
      }),
    );
    unlucky.push(...left.flat());
  }
  const cpuSeconds = (await cpuOf(servers)) - before;
  const { beds, sold, confirmed, receivedOre } = await soldBeds(database.pool, periodId);
  const wrong = await whatIsWrong(database.pool, periodId, MOST_HOLDS);
  const troubles = [...seen.answers].filter(([what]) => /^failed|^\w+ 5\d\d/.test(what));
  wrong.push(...troubles.map(([what, count]) => `answers «${what}»: ${count}`));
  if (seen.early > 0) wrong.push(`guests who had a booking before the opening: ${seen.early}`);
  if (confirmed < seen.paid) wrong.push(`${seen.paid} guests were told that they had paid, ${confirmed} had`);
  const takenOre = stripe.ledger.charges.reduce((sum, { amount }) => sum + amount, 0);
  print(`  ${beds} beds, ${sold} sold; Stripe took ${takenOre} øre, ${receivedOre} øre are with us`);
  for (const what of wrong) print(`  WRONG: ${what}`);
  return { seen, beds, sold, wrong, cpuSeconds, soldOutMs: Math.max(...seen.booked) };
}

/** Seconds of processor time that processes have taken (Linux). */
async function cpuOf(servers: readonly Server[]): Promise<number> {
  const ticks = await Promise.all(
    servers.map(async ({ pid }) => {
      const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
      return Number(fields[11]) + Number(fields[12]);
    }),
  );
  return ticks.reduce((sum, of) => sum + of, 0) / TICKS_PER_SECOND;
}

/** A period of all koier that opens in some seconds. When each booking is really made is noted for the checks. */
async function announce({ pool }: BenchDatabase): Promise<{ opening: Opening; periodId: number }> {
  await pool.query('alter table bookings add column made_at timestamptz default clock_timestamp()');
  const { rows: koier } = await pool.query<{ slug: string }>(
    'select slug from koier where in_use order by slug',
  );
  const nights = Number(values.nights);
  const firstNight = addDays(today(), DAYS_AHEAD);
  const opensAt = new Date(Date.now() + UNTIL_OPENING_MS);
  const { rows } = await pool.query<{ id: number }>(
    `insert into booking_periods (name_nb, name_en, first_night, last_night, opens_at, max_nights, max_guests)
     values ('Jul', 'Christmas', $1, $2, $3, 2, $4) returning id`,
    [firstNight, addDays(firstNight, nights - 1), opensAt, MOST_PARTY],
  );
  const [period] = rows;
  if (!period) throw new Error('the period was not made');
  return {
    periodId: period.id,
    opening: { opensAt, firstNight, nights, koier: koier.map(({ slug }) => slug) },
  };
}

function reportOf(all: readonly Run[]): string {
  const seconds = (milliseconds: number) => (milliseconds / 1000).toFixed(1);
  const columns = all.map(({ seen, beds, sold, soldOutMs, cpuSeconds, wrong }) => {
    const waits = seen.waits.toSorted((a, b) => a - b);
    const at = (share: number) => seconds(waits[Math.ceil(waits.length * share) - 1] ?? 0);
    return [
      `${seconds(Math.max(...seen.firstAnswers))} s`,
      `${at(0.5)} / ${at(0.99)} s`,
      `${seen.booked.length}`,
      `${(seen.booked.length / (soldOutMs / 1000)).toFixed(0)}`,
      `${seconds(soldOutMs)} s`,
      `${sold} of ${beds}`,
      `${seen.paid}, ${seen.cancelled}`,
      `${seen.waiting}, ${seen.offered}`,
      `${cpuSeconds.toFixed(1)} s`,
      wrong.length === 0 ? 'nothing' : wrong.join('; '),
    ];
  });
  const names = [
    'until the last had an answer',
    'waited for it, p50 / p99',
    'bookings made',
    'bookings a second',
    'until the last bed was booked',
    'beds × nights sold',
    'paid, cancelled',
    'went to the waiting list, got beds by it',
    'processor time of the app',
    'what did not hold',
  ];
  const lines = names.map((name, index) => [name, ...columns.map((column) => column[index])].join(' | '));
  const answers = all.map(
    ({ processes, seen }) =>
      `- ${processes}: ${[...seen.answers]
        .toSorted(([, a], [, b]) => b - a)
        .map(([what, count]) => `${what} ${count}`)
        .join(', ')}`,
  );
  return `# Opening day

${machine()}. ${Number(values.guests).toLocaleString('en')} guests, logged in, fire when ${values.nights} nights of all koier open: one wish each, one in twenty five at
once; one in ten has asked too early before. They pay by a double of Stripe; one in twenty cancels. Who gets nothing tries
three more and then waits on the list, and what is left goes to those without a bed. Guests, servers, the double and PostgreSQL share the machine.

| processes | ${all.map(({ processes }) => processes).join(' | ')} |
|---|${all.map(() => '---|').join('')}
${lines.map((line) => `| ${line} |`).join('\n')}

Answers:
${answers.join('\n')}
`;
}
