import { simpleParser } from 'mailparser';
import { QueryTypes } from 'sequelize';
import { database, Email } from '../../src/models/index.js';
import { today } from '../../src/platform/clock.js';
import { write } from '../../src/platform/write.js';
import { mailBookings } from '../../src/services/mail/booking-data.js';
import { queueMails } from '../../src/services/mail/outbox.js';
import { buildKoie } from '../support/factories.js';
import { type Program, runProgram } from '../support/processes.js';
import { type AcceptedMail, SmtpDouble, type SmtpFault } from '../support/smtp-double.js';

/** How much is to go wrong. */
export interface ChaosPlan {
  databaseUrl: string;
  /** In each round new mails are due and, while they leave, one process is killed. */
  rounds: number;
  mailsPerRound: number;
  processes: number;
  /** Between 0 and 1, how many of the attempts the server spoils. */
  faultRate: number;
}

/** What came of it. `lost`, `unexplained` and `changed` must be 0. */
export interface ChaosResult {
  sent: number;
  refused: number;
  kills: number;
  /** Mails that some process had in hand at the moments of the kills. */
  inHand: number;
  spoilt: number;
  repeated: number;
  /** Mails that are neither sent nor refused, and mails noted as sent that the server does not have. */
  lost: number;
  /** Repeats although the process that had the mail neither died nor lost its answer. */
  unexplained: number;
  /** Message ids under which two different texts arrived. */
  changed: number;
  seconds: number;
}

interface Sighting extends AcceptedMail {
  messageId: string;
  text: string;
}

const FAULTS: readonly SmtpFault[] = ['defer', 'swallow', 'cut', 'hang'];
const REFUSED = 'finnes.ikke';
const GIVE_UP_MS = 400_000;

/** Sends mails by several processes, which are killed one after another, to a server that spoils some of them. */
export async function runChaos(plan: ChaosPlan): Promise<ChaosResult> {
  const started = Date.now();
  const smtp = await new SmtpDouble().start();
  let spoilt = 0;
  smtp.delayMs = 100;
  smtp.faultFor = (recipient) => {
    if (recipient.startsWith(REFUSED)) return 'refuse';
    if (Math.random() >= plan.faultRate) return undefined;
    spoilt += 1;
    return FAULTS[Math.floor(Math.random() * FAULTS.length)];
  };

  const koie = await buildKoie({ numberOfBeds: 100 });
  const environment = { DATABASE_URL: plan.databaseUrl, SMTP_URL: smtp.url, LOG_LEVEL: 'silent' };
  const start = () => runProgram('test/chaos/worker.ts', environment);
  const programs = Array.from({ length: plan.processes }, start);
  const kills: number[] = [];
  let inHand = 0;
  try {
    await Promise.all(programs.map((program) => program.printed(/delivering/)));
    while (kills.length < plan.rounds) {
      await fillOutbox(koie.id, plan.mailsPerRound);
      await makeRetriesDue();
      await pause(Math.random() * 800);
      inHand += await Email.count({ where: { state: 'sending' } });
      kills.push(await killOne(programs, start));
    }
    while ((await unfinished()) > 0 && Date.now() - started < GIVE_UP_MS) {
      await makeRetriesDue();
      await pause(200);
    }
  } finally {
    for (const program of programs) program.killGroup();
    await Promise.all(programs.map((program) => program.ended()));
    await smtp.stop();
  }
  const refusals = plan.rounds * refusedOf(plan.mailsPerRound);
  return {
    ...(await judge(await sightingsOf(smtp.accepted), kills, refusals)),
    kills: kills.length,
    inHand,
    spoilt,
    seconds: Math.round((Date.now() - started) / 1000),
  };
}

/** New mails, all due, some of them to an address that the server refuses for good. */
async function fillOutbox(koieId: number, mails: number): Promise<void> {
  const rows = await database().query<{ id: number }>(
    `insert into bookings (koie_id, contact_email, arrival_date, departure_date, guests_member,
       guests_not_member, price_nok, confirmed_at, imported_oversold)
     select $1, case when n <= $2 then '${REFUSED}' else 'gjest' end || n || '@example.org',
       $3::date - n, $3::date - n + 1, 1, 0, 40, now(), true
     from generate_series(1, $4) n returning id`,
    { bind: [koieId, refusedOf(mails), today(), mails], type: QueryTypes.SELECT },
  );
  await write({ source: 'job' }, async (transaction) => {
    const bookings = await mailBookings('b.id = any ($1)', [rows.map(({ id }) => id)], transaction);
    await queueMails('checklist_reminder', bookings, transaction);
  });
}

const refusedOf = (mails: number) => Math.ceil(mails / 20);

/** Kills a process as `kill -9` does, puts a new one in its place and tells when. */
async function killOne(programs: Program[], start: () => Program): Promise<number> {
  const index = Math.floor(Math.random() * programs.length);
  const victim = programs[index];
  victim?.killGroup();
  const killedAt = Date.now();
  await victim?.ended();
  const program = start();
  programs[index] = program;
  await program.printed(/delivering/);
  return killedAt;
}

/** As if the minutes until the next attempt had passed. */
const makeRetriesDue = () => database().query(`update emails set due_at = now() where state = 'queued'`);

const unfinished = () => Email.count({ where: { state: ['queued', 'sending'] } });

function sightingsOf(accepted: readonly AcceptedMail[]): Promise<Sighting[]> {
  return Promise.all(
    accepted.map(async (mail) => {
      const { messageId = '', text = '', html, subject } = await simpleParser(mail.raw);
      return { ...mail, messageId, text: `${subject}\n${text}\n${html}` };
    }),
  );
}

async function judge(
  sightings: readonly Sighting[],
  kills: readonly number[],
  refusedMails: number,
): Promise<Pick<ChaosResult, 'sent' | 'refused' | 'repeated' | 'lost' | 'unexplained' | 'changed'>> {
  const byId = new Map<string, Sighting[]>();
  for (const sighting of sightings)
    byId.set(sighting.messageId, [...(byId.get(sighting.messageId) ?? []), sighting]);

  const mails = await Email.findAll({ attributes: ['messageId', 'state'] });
  const sent = mails.filter((mail) => mail.state === 'sent');
  const refused = mails.filter((mail) => mail.state === 'failed').length;
  const neverArrived = sent.filter((mail) => !byId.has(mail.messageId)).length;
  const repeats = [...byId.values()].flatMap((copies) => copies.slice(0, -1));
  return {
    sent: sent.length,
    refused,
    repeated: repeats.length,
    lost: mails.length - sent.length - refusedMails + neverArrived,
    unexplained: repeats.filter((copy) => !isExplained(copy, kills)).length,
    changed: [...byId.values()].filter((copies) => new Set(copies.map(({ text }) => text)).size > 1).length,
  };
}

/** The server had the mail, and its sender did not hear of it or did not live to write it down. */
function isExplained({ swallowed, acceptedAt }: Sighting, kills: readonly number[]): boolean {
  return swallowed || kills.some((kill) => kill > acceptedAt - 250 && kill < acceptedAt + 500);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
