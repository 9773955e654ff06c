import { expect } from 'chai';
import { Email } from '../../src/models/index.js';
import { write } from '../../src/platform/write.js';
import { minutesToNextAttempt } from '../../src/services/mail/deliver.js';
import {
  cancelMail,
  cancelWaitingMails,
  deliverDue,
  onNudge,
  queueBookingMails,
  resendMail,
} from '../../src/services/mail/index.js';
import { useDatabase } from '../support/database.js';
import { buildBooking } from '../support/factories.js';
import { SmtpDouble } from '../support/smtp-double.js';

const BOARD = { source: 'panel' } as const;

describe('sending mail', () => {
  const db = useDatabase();
  let smtp: SmtpDouble;

  beforeEach(async () => {
    await Email.destroy({ where: {} });
    smtp = await new SmtpDouble().start();
  });
  afterEach(() => smtp.stop());

  const deliver = () => deliverDue({ smtpUrl: smtp.url });

  /** A booking with its two mails in the outbox. */
  async function queued(contactEmail = 'gjest@example.org') {
    const booking = await buildBooking({ contactEmail });
    await write({ source: 'api' }, (transaction) => queueBookingMails(booking.id, transaction));
    return booking;
  }

  async function onlyMail() {
    const booking = await queued();
    await Email.destroy({ where: { bookingId: booking.id, kind: 'koie_information' } });
    return Email.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
  }

  /** As if the waiting time were over. */
  const makeDue = () => Email.update({ dueAt: new Date(0) }, { where: { state: 'queued' } });

  it('sends the mails of a booking once, to its contact address only', async () => {
    await queued('kari@example.org');

    expect(await deliver()).to.deep.equal({ sent: 2, retried: 0, failed: 0 });
    expect(await deliver()).to.deep.equal({ sent: 0, retried: 0, failed: 0 });

    expect(smtp.accepted.map((mail) => mail.recipients)).to.deep.equal([
      ['kari@example.org'],
      ['kari@example.org'],
    ]);
    const states = await Email.findAll({ attributes: ['state', 'attempts'] });
    expect(states.every((mail) => mail.state === 'sent' && mail.attempts === 1)).to.equal(true);
  });

  it('writes the mails of a booking once, however often asked', async () => {
    const booking = await queued();
    const again = await write({ source: 'job' }, (transaction) => queueBookingMails(booking.id, transaction));
    expect(again).to.equal(0);
    expect(await Email.count()).to.equal(2);
  });

  it('writes no mail when what caused it is rolled back, and tells of it only after the commit', async () => {
    const booking = await buildBooking();
    let nudges = 0;
    const stop = onNudge(() => {
      nudges += 1;
    });
    try {
      const failing = write({ source: 'api' }, async (transaction) => {
        await queueBookingMails(booking.id, transaction);
        throw new Error('rolled back');
      });
      await failing.catch(() => undefined);
      expect([await Email.count(), nudges]).to.deep.equal([0, 0]);

      await write({ source: 'api' }, async (transaction) => {
        await queueBookingMails(booking.id, transaction);
        expect(nudges).to.equal(0);
      });
      expect(nudges).to.be.greaterThan(0);
    } finally {
      stop();
    }
  });

  it('keeps mails queued and readable without an SMTP server', async () => {
    await queued();
    expect(await deliverDue({ smtpUrl: undefined })).to.deep.equal({ sent: 0, retried: 0, failed: 0 });
    expect(await Email.count({ where: { state: 'queued', attempts: 0 } })).to.equal(2);
  });

  it('tries again later, with the same Message-ID and text, when the server cannot take it now', async () => {
    const mail = await onlyMail();
    smtp.faultFor = () => 'defer';
    expect(await deliver()).to.deep.equal({ sent: 0, retried: 1, failed: 0 });
    expect(await deliver(), 'not due yet').to.deep.equal({ sent: 0, retried: 0, failed: 0 });

    await mail.reload();
    expect(mail.state).to.equal('queued');
    expect(mail.lastError).to.contain('Try again later');
    expect(mail.dueAt.getTime() - Date.now()).to.be.within(50_000, 61_000);

    smtp.faultFor = () => 'swallow';
    await makeDue();
    await deliver();
    smtp.faultFor = () => undefined;
    await makeDue();
    expect((await deliver()).sent).to.equal(1);
    const [swallowed, repeated] = await smtp.parsed();
    expect(repeated?.messageId).to.equal(mail.messageId);
    expect(swallowed?.messageId).to.equal(mail.messageId);
    expect(repeated?.html).to.equal(swallowed?.html);
  });

  it('gives up at once on a recipient that is refused for good, and sends the others', async () => {
    await queued('finnes.ikke@example.org');
    await queued('kari@example.org');
    smtp.faultFor = (recipient) => (recipient.startsWith('finnes') ? 'refuse' : undefined);

    expect(await deliver()).to.deep.equal({ sent: 2, retried: 0, failed: 2 });
    const failed = await Email.findOne({ where: { state: 'failed' }, rejectOnEmpty: true });
    expect(failed.lastError).to.contain('No such mailbox');
  });

  it('tries for a day, at growing intervals, and then gives up', async () => {
    const waits = Array.from({ length: 12 }, (_, index) => minutesToNextAttempt(index + 1));
    expect(waits).to.deep.equal([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 417, 0]);

    const mail = await onlyMail();
    await mail.update({ attempts: 11 });
    smtp.faultFor = () => 'defer';
    expect(await deliver()).to.deep.equal({ sent: 0, retried: 0, failed: 1 });
  });

  it('tries again when the server is away', async () => {
    await onlyMail();
    await smtp.stop();
    expect(await deliver()).to.deep.equal({ sent: 0, retried: 1, failed: 0 });
    smtp = await new SmtpDouble().start();
  });

  it('takes over the mail of a process that died, once its lease is over', async () => {
    const mail = await onlyMail();
    await mail.update({ state: 'sending', attempts: 1, leasedUntil: new Date(Date.now() + 60_000) });
    expect((await deliver()).sent).to.equal(0);
    await mail.update({ leasedUntil: new Date(Date.now() - 1000) });
    expect((await deliver()).sent).to.equal(1);
  });

  it('sends each mail once when many deliver at the same time', async () => {
    for (let bookings = 0; bookings < 10; bookings += 1) await queued();
    smtp.delayMs = 5;
    const deliveries = await Promise.all([deliver(), deliver(), deliver(), deliver()]);
    expect(deliveries.reduce((sum, { sent }) => sum + sent, 0)).to.equal(20);
    const ids = new Set((await smtp.parsed()).map((mail) => mail.messageId));
    expect([ids.size, smtp.accepted.length]).to.deep.equal([20, 20]);
  });

  it('shows a mail to something that is no address as failed, and does not undo the booking', async () => {
    await queued('kari@example.org, alle@example.org');
    expect(await Email.count({ where: { state: 'failed' } })).to.equal(2);
    await deliver();
    expect(smtp.accepted).to.have.length(0);
  });

  it('sends a mail again for the board, and tells the history', async () => {
    const mail = await onlyMail();
    smtp.faultFor = () => 'refuse';
    await deliver();
    smtp.faultFor = () => undefined;
    await resendMail(mail.id, BOARD);
    expect((await deliver()).sent).to.equal(1);
    const [entries] = await db.sequelize.query(
      `select action, changes from audit_entries where resource = 'emails' and record_id = '${mail.id}'`,
    );
    expect(entries).to.have.length(1);
    expect(entries[0]).to.have.nested.property('changes.state').that.deep.equals(['failed', 'queued']);
  });

  it('does not send a mail that was cancelled, and cannot cancel one that has left', async () => {
    const mail = await onlyMail();
    await cancelMail(mail.id, BOARD);
    expect((await deliver()).sent).to.equal(0);

    await resendMail(mail.id, BOARD);
    await deliver();
    const error = await cancelMail(mail.id, BOARD).catch((reason: unknown) => reason);
    expect(error).to.have.property('code', 'conflict');
    const unknown = await cancelMail(-1, BOARD).catch((reason: unknown) => reason);
    expect(unknown).to.have.property('code', 'not_found');
  });

  it('keeps back the waiting mails of a booking that is cancelled', async () => {
    const booking = await queued();
    await write(BOARD, (transaction) => cancelWaitingMails(booking.id, transaction));
    expect((await deliver()).sent).to.equal(0);
  });
});
