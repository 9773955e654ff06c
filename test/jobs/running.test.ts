import { expect } from 'chai';
import { startJobs } from '../../src/jobs/index.js';
import type { Job } from '../../src/jobs/job.js';
import { runOnce } from '../../src/jobs/runner.js';
import { Email, JobRun } from '../../src/models/index.js';
import { osloMoment, today } from '../../src/platform/clock.js';
import { useDatabase } from '../support/database.js';
import { buildBooking } from '../support/factories.js';
import { runProgram } from '../support/processes.js';
import { SmtpDouble } from '../support/smtp-double.js';

const SLOT = new Date('2026-12-12T07:00:00Z');
const CONTEXT = { day: '2026-12-12', dryRun: false, signal: new AbortController().signal };

describe('running jobs', () => {
  const db = useDatabase();

  beforeEach(async () => {
    await db.sequelize.query('update bookings set cancelled_at = now() where cancelled_at is null');
    await db.sequelize.query('truncate emails, job_runs cascade');
  });

  const job = (run: Job['run']): Job => ({ name: 'checklist-reminders', run });
  const run = (run: Job['run'], now = false) => runOnce(job(run), SLOT, CONTEXT, { now });
  const fails = async () => {
    throw new Error('no luck');
  };
  const onlyRun = () => JobRun.findOne({ rejectOnEmpty: true });

  it('runs once a slot when several processes are started at the same moment', async function () {
    this.timeout(60_000);
    for (let count = 0; count < 5; count += 1) await buildBooking({ from: -2, to: 0 });
    const programs = [1, 2, 3].map(() =>
      runProgram('src/commands/job.ts', { DATABASE_URL: db.url }, ['checklist-reminders']),
    );
    const codes = await Promise.all(programs.map((program) => program.ended()));

    expect(codes).to.deep.equal([0, 0, 0]);
    const done = programs.filter((program) => program.output().includes('queued 5'));
    expect(done.map((program) => program.output())).to.have.length(1);
    expect([await Email.count(), await JobRun.count()]).to.deep.equal([5, 1]);
    expect((await onlyRun()).attempts).to.equal(1);
  });

  it('runs once a slot when asked many times at once', async () => {
    let runs = 0;
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () =>
        run(async () => {
          runs += 1;
          return { things: 3 };
        }),
      ),
    );
    expect(runs).to.equal(1);
    expect(outcomes.filter(({ status }) => status === 'done')).to.deep.equal([
      { status: 'done', counts: { things: 3 } },
    ]);
    expect((await onlyRun()).counts).to.deep.equal({ things: 3 });
  });

  it('tries a failed run again after a while, and at once by hand', async () => {
    const error = await run(fails).catch((reason: unknown) => reason);
    expect(error).to.have.property('message', 'no luck');
    const failed = await onlyRun();
    expect([failed.state, failed.error]).to.deep.equal(['failed', 'no luck']);

    expect((await run(async () => ({}))).status).to.equal('under_way');
    await JobRun.update({ leasedUntil: new Date(Date.now() - 1000) }, { where: {} });
    await run(fails).catch(() => undefined);
    expect((await run(async () => ({}), true)).status).to.equal('done');
    const done = await onlyRun();
    expect([done.state, done.attempts, done.error]).to.deep.equal(['done', 3, null]);
  });

  it('takes over the slot of a process that died', async () => {
    await JobRun.create({
      job: 'checklist-reminders',
      slot: SLOT,
      leasedUntil: new Date(Date.now() + 60_000),
    });
    expect((await run(async () => ({}))).status).to.equal('under_way');
    expect((await run(async () => ({}), true)).status, 'by hand neither').to.equal('under_way');
    await JobRun.update({ leasedUntil: new Date(Date.now() - 1000) }, { where: {} });
    expect((await run(async () => ({}))).status).to.equal('done');
  });

  it('makes up at its start for what was missed today, and for nothing that is still to come', async () => {
    await buildBooking({ from: -2, to: 0 });
    const early = startJobs({ now: () => osloMoment(today(), '07:59') });
    await early.stop();
    expect(await Email.count()).to.equal(0);

    const noon = startJobs({ now: () => osloMoment(today(), '12:00') });
    await noon.stop();
    expect(await Email.count({ where: { kind: 'checklist_reminder' } })).to.equal(1);
    const runs = await JobRun.findAll({ where: { state: 'done' } });
    expect(runs.map(({ job: name }) => name)).to.include.members([
      'checklist-reminders',
      'key-reminders',
      'overdue-keys',
      'retention',
    ]);
  });

  it('sends a confirmation within two seconds, and stops when told', async function () {
    this.timeout(60_000);
    const smtp = await new SmtpDouble().start();
    const booking = await buildBooking();
    const environment = { DATABASE_URL: db.url, SMTP_URL: smtp.url };
    const program = runProgram('test/jobs/confirming-process.ts', environment, [String(booking.id)]);
    try {
      const [, confirmedAt] = await program.printed(/confirmed at (\d+)/);
      await smtp.received(2);
      for (const { acceptedAt } of smtp.accepted) expect(acceptedAt - Number(confirmedAt)).to.be.below(2000);
      program.signal('SIGTERM');
      expect(await program.ended()).to.equal(0);
    } finally {
      await smtp.stop();
    }
  });
});
