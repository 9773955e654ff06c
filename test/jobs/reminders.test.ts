import { expect } from 'chai';
import { runJob } from '../../src/jobs/index.js';
import { Desk, Email, type EmailKind, JobRun, Report } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { deliverDue } from '../../src/services/mail/index.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie, buildSit, buildUser } from '../support/factories.js';
import { SmtpDouble } from '../support/smtp-double.js';

describe('reminders', () => {
  const db = useDatabase();

  beforeEach(async () => {
    await db.sequelize.query('update bookings set cancelled_at = now() where cancelled_at is null');
    await db.sequelize.query('truncate emails, job_runs cascade');
  });

  const recipients = async (kind: EmailKind) =>
    (await Email.findAll({ where: { kind }, order: ['recipient'] })).map((mail) => mail.recipient);

  it('asks the guests who leave today for their report, once', async () => {
    const smtp = await new SmtpDouble().start();
    const user = await buildUser({ language: 'en', firstName: 'Jane' });
    const koie = await buildKoie({ name: 'Flåkoia' });
    const booking = await buildBooking({
      koieId: koie.id,
      userId: user.ntnuiNo,
      contactEmail: 'jane@example.org',
      from: -2,
      to: 0,
    });

    expect(await runJob('checklist-reminders')).to.deep.equal({
      status: 'done',
      counts: { due: 1, queued: 1 },
    });
    await deliverDue({ smtpUrl: smtp.url });
    const [mail] = await smtp.parsed();
    await smtp.stop();

    const link = `http://localhost:8080/report/${booking.uuid}`;
    expect(smtp.accepted.map(({ recipients: to }) => to)).to.deep.equal([['jane@example.org']]);
    expect(mail?.subject).to.equal('Remember the report from Flåkoia');
    expect(mail?.text).to.contain(link);
    expect(mail?.html).to.contain(`href="${link}"`);

    expect((await runJob('checklist-reminders')).status).to.equal('already_done');
    await JobRun.destroy({ where: {} });
    expect((await runJob('checklist-reminders')).counts).to.deep.equal({ due: 0, queued: 0 });
  });

  it('leaves out those who are not to be asked for a report', async () => {
    const leaving = { from: -2, to: 0 };
    await buildBooking({ ...leaving, contactEmail: 'yes@example.org' });
    await buildBooking({ ...leaving, contactEmail: 'cancelled@example.org', cancelledAt: new Date() });
    await buildBooking({ ...leaving, contactEmail: 'held@example.org', confirmedAt: null });
    await buildBooking({ from: -2, to: 1, contactEmail: 'tomorrow@example.org' });
    await buildBooking({ from: -2, to: -1, contactEmail: 'yesterday@example.org' });
    const reported = await buildBooking({ ...leaving, contactEmail: 'reported@example.org' });
    await Report.create({
      bookingId: reported.id,
      koieId: reported.koieId,
      stayDate: reported.arrivalDate,
      choppedUpWood: 4,
    });
    const anonymous = await buildBooking({ ...leaving, contactEmail: 'anonymised@example.org' });
    await db.sequelize.query(`update bookings set anonymised_at = now() where id = ${anonymous.id}`);

    await runJob('checklist-reminders');
    expect(await recipients('checklist_reminder')).to.deep.equal(['yes@example.org']);
  });

  it('can be run for an earlier day, and only counted', async () => {
    await buildBooking({ from: -3, to: -1 });
    const date = addDays(today(), -1);
    expect(await runJob('checklist-reminders', { date, dryRun: true })).to.deep.equal({
      status: 'dry_run',
      counts: { due: 1, queued: 0 },
    });
    expect([await Email.count(), await JobRun.count()]).to.deep.equal([0, 0]);
    expect((await runJob('checklist-reminders', { date })).counts.queued).to.equal(1);
  });

  it('refuses a day that is none or still to come, and a job that is none', async () => {
    const refusals = [
      runJob('checklist-reminders', { date: '2026-02-30' }),
      runJob('checklist-reminders', { date: addDays(today(), 1) }),
      runJob('toString'),
    ];
    for (const refusal of refusals)
      expect(await refusal.catch((error: unknown) => error)).to.be.instanceOf(RangeError);
  });

  it('reminds those who arrive tomorrow of the key, unless they have it', async () => {
    const desk = await Desk.create({ name: 'SiT Gløshaugen', address: 'Hangarbygget' });
    const koie = await buildKoie({ deskId: desk.id });
    await buildBooking({ koieId: koie.id, from: 1, to: 3, contactEmail: 'tomorrow@example.org' });
    await buildBooking({ from: 1, keyStatus: 'picked_up', contactEmail: 'fetched@example.org' });
    await buildBooking({ from: 0, contactEmail: 'today@example.org' });
    await buildBooking({ from: 2, contactEmail: 'later@example.org' });

    await runJob('key-reminders');
    expect(await recipients('key_reminder')).to.deep.equal(['tomorrow@example.org']);
    const mail = await Email.findOne({ rejectOnEmpty: true });
    expect(mail.text).to.contain('SiT Gløshaugen').and.to.contain('Adresse: Hangarbygget');
  });

  it('asks once for a key that is overdue, and gives SiT the list each day', async () => {
    const sit = await buildSit();
    const out = { keyStatus: 'picked_up' } as const;
    await buildBooking({ ...out, from: -4, to: -2, contactEmail: 'late@example.org' });
    await buildBooking({ ...out, from: -3, to: -1, contactEmail: 'in-grace@example.org' });
    await buildBooking({ ...out, from: -2, to: 0, contactEmail: 'leaving@example.org' });
    await buildBooking({ from: -4, to: -2, keyStatus: 'delivered', contactEmail: 'returned@example.org' });
    const wanted = await buildBooking({ ...out, from: -3, to: -1, contactEmail: 'wanted@example.org' });
    await buildBooking({ koieId: wanted.koieId, from: 2, to: 3 });
    const notYet = await buildBooking({ ...out, from: -3, to: -1, contactEmail: 'not-yet@example.org' });
    await buildBooking({ koieId: notYet.koieId, from: 3, to: 4 });

    expect((await runJob('overdue-keys')).counts).to.deep.equal({
      due: 2,
      queued: 2,
      overdue: 2,
      summaries: 1,
    });
    expect(await recipients('key_overdue')).to.deep.equal(['late@example.org', 'wanted@example.org']);
    const summary = await Email.findOne({ where: { kind: 'key_overdue_summary' }, rejectOnEmpty: true });
    expect(summary.recipient).to.equal(sit.email);
    expect(summary.text).to.contain('late@example.org').and.to.contain(wanted.reference);
    expect(summary.text).not.to.contain('in-grace@example.org');

    await JobRun.destroy({ where: {} });
    expect((await runJob('overdue-keys')).counts).to.include({ queued: 0, summaries: 0 });
  });

  it('sends the list to the desk itself when its contact is an address', async () => {
    const desk = await Desk.create({ name: 'Skranken', contact: 'Tlf. 73 00 00 00, skranke@sit.example' });
    const koie = await buildKoie({ deskId: desk.id });
    await buildBooking({ koieId: koie.id, keyStatus: 'picked_up', from: -4, to: -2 });
    await runJob('overdue-keys');
    expect(await recipients('key_overdue_summary')).to.deep.equal(['skranke@sit.example']);
  });
});
