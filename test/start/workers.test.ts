import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { pauseAfter } from '../../src/cluster/workers.js';
import { openEmbedded } from '../../src/database/embedded.js';
import { Booking, Email, JobRun } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { issueTokens } from '../../src/services/people/tokens.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie, buildMember } from '../support/factories.js';
import { type Program, runProgram } from '../support/processes.js';

const LISTENS = /"workerPid":(\d+),"msg":"worker listens"/g;

describe('WORKERS=2', function () {
  // Each process takes its time to load.
  this.timeout(240_000);
  const test = useDatabase();
  let programs: Program[] = [];

  afterEach(async () => {
    for (const program of programs) program.killGroup();
    await Promise.all(programs.map((program) => program.ended()));
    programs = [];
  });

  it('serves from two processes, and sums what they measure', async () => {
    const { program, url, pids } = await startApp();
    expect(pids()).to.have.length(2);
    const hasServed = (pid: number) =>
      new RegExp(`"pid":${pid},.*"worker":\\d.*/koie/koie/`).test(program.output());
    let asked = 0;
    while (!pids().every(hasServed)) {
      await Promise.all(Array.from({ length: 10 }, () => get(`${url}/koie/koie/`)));
      asked += 10;
    }
    const measured = await (await get(`${url}/metrics`)).text();
    expect(measured).to.match(/^koiene_processes_measured 2$/m);
    const [, count] =
      /^http_request_duration_seconds_count\{method="GET",status="200"\} (\d+)$/m.exec(measured) ?? [];
    expect(Number(count)).to.equal(asked);
  });

  it('loses no booking and makes none twice when one is killed with 30 under way, and replaces it', async () => {
    const { program, url, pids } = await startApp();
    const { koieId, book } = await booker(url);
    const booking = Promise.all(Array.from({ length: 30 }, (_, number) => book(number)));
    process.kill(pids()[0] ?? 0, 'SIGKILL');
    const uuids = await booking;
    expect(new Set(uuids).size).to.equal(30);
    expect(await Booking.count({ where: { koieId } })).to.equal(30);
    await program.printed(/"worker":3,"workerPid":\d+,"msg":"worker listens"/);
  });

  it('runs each job once, and answers what is under way when it is stopped', async () => {
    // An application of another test here may have had its jobs run.
    await JobRun.destroy({ where: {} });
    for (let count = 0; count < 5; count += 1) await buildBooking({ from: -2, to: 0 });
    const { program, url, pids } = await startApp();
    await program.printed(/"job":"checklist-reminders".*"msg":"job done"/);
    const { koieId, book } = await booker(url, { attempts: 1 });
    const booking = Promise.allSettled(Array.from({ length: 30 }, (_, number) => book(number)));
    while ((await Booking.count({ where: { koieId } })) === 0);
    program.signal('SIGTERM');
    const answered = (await booking).filter(({ status }) => status === 'fulfilled');
    expect(answered).to.have.length(await Booking.count({ where: { koieId } }));
    expect(await program.ended()).to.equal(0);
    programs = [];

    expect(pids().filter(isRunning)).to.deep.equal([]);
    expect(program.output().match(/Koiene is up/g)).to.have.length(1);
    expect(await Email.count({ where: { kind: 'checklist_reminder' } })).to.equal(5);
    const daily = await JobRun.findAll({ where: { job: 'checklist-reminders' } });
    expect(daily.map(({ attempts }) => attempts)).to.deep.equal([1]);
  });

  it('seeds its own database once, names a taken port, and leaves nobody behind when killed', async () => {
    const DATA_DIR = await mkdtemp(join(tmpdir(), `koiene-test-${process.pid}-`));
    const { program, url, pids } = await startApp({ DATA_DIR, DATABASE_URL: '', SEED: 'on' });
    const { koier } = (await (await get(`${url}/koie/koie/`)).json()) as { koier: unknown[] };
    expect(koier).to.have.length(24);
    expect(program.output().match(/Added 24 koier/g)).to.have.length(1);

    const second = run({ PORT: new URL(url).port });
    expect(await second.ended()).to.equal(1);
    expect(second.errors().match(/Another program listens on/g)).to.have.length(1);

    process.kill(program.pid, 'SIGKILL');
    while (pids().some(isRunning)) await new Promise((resolve) => setTimeout(resolve, 20));
    programs = [];
    // As the next start would, and then it is stopped.
    await (await openEmbedded(DATA_DIR)).close();
    await rm(DATA_DIR, { recursive: true, force: true });
  });

  it('waits longer and longer before it starts the next in the place of those that do not last', () => {
    expect([1, 2, 3, 4, 20].map(pauseAfter)).to.deep.equal([0, 500, 1000, 2000, 30_000]);
  });

  function run(env: NodeJS.ProcessEnv): Program {
    const program = runProgram('src/main.ts', {
      WORKERS: '2',
      PORT: '0',
      DATABASE_URL: test.url,
      SEED: 'off',
      LOG_LEVEL: 'info',
      NTNUI_SECRET_KEY: process.env.NTNUI_SECRET_KEY,
      ...env,
    });
    programs.push(program);
    return program;
  }

  async function startApp(
    env: NodeJS.ProcessEnv = {},
  ): Promise<{ program: Program; url: string; pids(): number[] }> {
    const program = run(env);
    const [, url = ''] = await program.printed(/Panel +(http:\S+)\/admin/);
    await program.printed(/"worker":2,"workerPid":\d+,"msg":"worker listens"/);
    return {
      program,
      url,
      pids: () => [...program.output().matchAll(LISTENS)].map(([, pid]) => Number(pid)),
    };
  }

  /** Books as a frontend does: again with the same key when there was no answer. */
  async function booker(url: string, { attempts: most = 20 } = {}) {
    const { id: koieId, slug } = await buildKoie({ numberOfBeds: 100 });
    const { access } = await issueTokens((await buildMember()).ntnuiNo);
    const send = (number: number) =>
      fetch(`${url}/koie/booking/`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${access}`,
          'Content-Type': 'application/json',
          'Idempotency-Key': `${slug}-booking-number-${number}`,
          Connection: 'close',
        },
        body: JSON.stringify({
          koie: slug,
          arrival_date: addDays(today(), 1),
          departure_date: addDays(today(), 2),
          guests_member: 1,
          guests_not_member: 0,
        }),
      });
    const book = async (number: number, attempts = most): Promise<string> => {
      const response = await send(number).catch(() => undefined);
      if (!response && attempts > 1) return book(number, attempts - 1);
      if (!response) throw new Error('no answer');
      expect(response.status).to.equal(200);
      return ((await response.json()) as { booking: { uuid: string } }).booking.uuid;
    };
    return { koieId, book };
  }
});

/** On a connection of its own, so that it may reach any of the processes. */
function get(url: string): Promise<Response> {
  return fetch(url, { headers: { Connection: 'close' } });
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
