import { expect } from 'chai';
import {
  AuditEntry,
  type Booking,
  Closure,
  Email,
  Payment,
  Report,
  type User,
} from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { issueTokens, verifyToken } from '../../src/services/people/tokens.js';
import { useDatabase } from '../support/database.js';
import {
  buildAdmin,
  buildBoard,
  buildBooking,
  buildHold,
  buildKoie,
  buildMember,
  buildSit,
} from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';

describe('What is done with one click in the panel', () => {
  const database = useDatabase();
  const panel = usePanel();
  let sit: Visitor;
  let board: Visitor;
  let admin: Visitor;
  let sitUser: User;

  before(async () => {
    sitUser = await buildSit();
    sit = await panel.login(sitUser);
    board = await panel.login(await buildBoard());
    admin = await panel.login(await buildAdmin());
  });

  describe('Keys', () => {
    const status = async (booking: Booking) => (await booking.reload()).keyStatus;

    it('go out and come back, and the history says who handed them', async () => {
      const booking = await buildBooking({ guestName: 'Kari Gjest' });
      const out = await sit.act('bookings', booking.id, 'handOutKey');
      const message = `Nøkkelen er levert ut til Kari Gjest (${(await booking.reload()).reference}).`;
      expect(out.body.notice).to.deep.equal({ message, type: 'success' });
      expect(out.body.record.params.keyStatus).to.equal('picked_up');
      expect((await sit.act('bookings', booking.id, 'takeBackKey')).body.record.params.keyStatus).to.equal(
        'delivered',
      );
      expect(await status(booking)).to.equal('delivered');
      const entries = await AuditEntry.findAll({
        where: { resource: 'bookings', recordId: String(booking.id), action: 'update' },
        order: ['id'],
      });
      expect(entries.map(({ changes }) => changes)).to.deep.equal([
        { key_status: ['not_picked_up', 'picked_up'], key_out_on: [null, today()] },
        { key_status: ['picked_up', 'delivered'], key_back_on: [null, today()] },
      ]);
      expect(entries.map(({ actorId, source }) => [actorId, source])).to.deep.equal([
        [sitUser.ntnuiNo, 'panel'],
        [sitUser.ntnuiNo, 'panel'],
      ]);
    });

    it('can be undone, step by step, for some minutes', async () => {
      const booking = await buildBooking();
      await sit.act('bookings', booking.id, 'handOutKey');
      await sit.act('bookings', booking.id, 'takeBackKey');
      const undone = await sit.act('bookings', booking.id, 'undoKey', { expected: 'delivered' });
      expect(undone.body.record.params.keyStatus).to.equal('picked_up');
      const late = await buildBooking();
      await sit.act('bookings', late.id, 'handOutKey');
      await database.pool.query('alter table audit_entries disable trigger audit_entries_append_only');
      await database.pool.query(
        `update audit_entries set at = at - interval '11 minutes' where record_id = $1 and resource = 'bookings'`,
        [String(late.id)],
      );
      await database.pool.query('alter table audit_entries enable trigger audit_entries_append_only');
      expect((await sit.act('bookings', late.id, 'undoKey')).body.notice.type).to.equal('error');
      expect(await status(late)).to.equal('picked_up');
    });

    it('are not handed out twice: the second desk is told', async () => {
      const booking = await buildBooking();
      const answers = await Promise.all([
        sit.act('bookings', booking.id, 'handOutKey', { expected: 'not_picked_up' }),
        board.act('bookings', booking.id, 'handOutKey', { expected: 'not_picked_up' }),
      ]);
      const refused = answers.filter(({ body }) => body.conflict === true);
      expect(refused).to.have.lengthOf(1);
      expect(refused[0]?.body.notice.type).to.equal('error');
      expect(refused[0]?.body.record.params.keyStatus).to.equal('picked_up');
      const changes = { resource: 'bookings', recordId: String(booking.id), action: 'update' };
      expect(await AuditEntry.count({ where: changes })).to.equal(1);
    });

    it('go out earlier than the days before arrival only when that has been confirmed, whoever asks', async () => {
      const early = await buildBooking({ from: 5 });
      for (const visitor of [sit, board]) {
        const { body } = await visitor.act('bookings', early.id, 'handOutKey');
        expect(body.mustConfirm).to.deep.equal({
          deskNote: '',
          closure: null,
          avalanche: null,
          noKey: null,
          earliest: addDays(today(), 3),
        });
      }
      expect(await status(early)).to.equal('not_picked_up');
      await board.act('bookings', early.id, 'handOutKey', { confirmed: true });
      expect(await status(early)).to.equal('picked_up');
    });

    it('are offered where a stay takes place, and not of a hold or a cancelled booking', async () => {
      const offered = async (booking: Booking) => {
        const { body } = await board.record('bookings', booking.id);
        return body.record.recordActions.map(({ name }: { name: string }) => name);
      };
      expect(await offered(await buildBooking()))
        .to.include('handOutKey')
        .and.not.include('confirmBooking');
      expect(await offered(await buildHold()))
        .to.include('confirmBooking')
        .and.not.include('handOutKey');
      const cancelled = await buildBooking({ cancelledAt: new Date() });
      expect(await offered(cancelled)).not.to.include.members(['handOutKey']);
    });

    it('go out only when the note to the desk, or that the koie is closed, has been confirmed', async () => {
      const noted = await buildBooking({ deskNote: 'Husk båtnøkkel' });
      const asked = await sit.act('bookings', noted.id, 'handOutKey');
      expect(asked.body.mustConfirm).to.deep.equal({
        deskNote: 'Husk båtnøkkel',
        closure: null,
        avalanche: null,
        noKey: null,
        earliest: null,
      });
      expect(asked.body.notice.type).to.equal('error');
      expect(await status(noted)).to.equal('not_picked_up');
      await sit.act('bookings', noted.id, 'handOutKey', { confirmed: true });
      expect(await status(noted)).to.equal('picked_up');

      const closed = await buildBooking({ from: 0, to: 2 });
      const nights = { koieId: closed.koieId, firstNight: today(), lastNight: today() };
      await Closure.create({ ...nights, reasonNb: 'Ras på stien', reasonEn: 'Landslide' });
      expect((await sit.act('bookings', closed.id, 'handOutKey')).body.mustConfirm.closure).to.equal(
        'Ras på stien',
      );
      expect(await status(closed)).to.equal('not_picked_up');
    });

    it('are for confirmed stays only', async () => {
      const hold = await buildHold();
      const cancelled = await buildBooking({ cancelledAt: new Date() });
      for (const booking of [hold, cancelled]) {
        expect((await sit.act('bookings', booking.id, 'handOutKey')).status).to.equal(404);
        expect((await board.act('bookings', booking.id, 'handOutKey')).body.notice.type).to.equal('error');
        expect(await status(booking)).to.equal('not_picked_up');
      }
      const invoiced = await buildBooking({ settlement: 'invoice' });
      expect((await sit.act('bookings', invoiced.id, 'handOutKey')).body.notice.type).to.equal('success');
    });
  });

  describe('The key desk', () => {
    it('lists what is to be fetched and to come back, and marks what is overdue', async () => {
      const koie = await buildKoie({
        name: 'Deskkoia',
        slug: 'deskkoia',
        numberOfBeds: 50,
        keyNoticeNb: 'To nøkler',
      });
      const build = (overrides: Parameters<typeof buildBooking>[0]) =>
        buildBooking({ koieId: koie.id, ...overrides });
      const soon = await build({ from: 2 });
      const underWay = await build({ from: -1, to: 1 });
      await build({ from: 3 });
      await build({ from: -3, to: -2 });
      const out = await build({ from: -1, to: 7, keyStatus: 'picked_up' });
      const overdue = await build({ from: -4, to: -2, keyStatus: 'picked_up' });
      // Within the days of grace, but the next party comes tomorrow.
      const wanted = await build({ from: -4, to: -1, keyStatus: 'picked_up' });
      await build({ from: -1, to: 8, keyStatus: 'picked_up' });
      await build({ from: 1, cancelledAt: new Date() });
      await buildHold({ koieId: koie.id, from: 1 });
      const { body } = await sit.get('/admin/api/pages/desk?koie=deskkoia&from=nonsense');
      const ids = (rows: { id: number }[]) => rows.map(({ id }) => id);
      expect(ids(body.pickUps)).to.deep.equal([underWay.id, soon.id]);
      expect(ids(body.returns)).to.deep.equal([overdue.id, wanted.id, out.id]);
      expect(body.returns.map((row: { overdue: boolean }) => row.overdue)).to.deep.equal([true, true, false]);
      expect(body.pickUps[0]).to.include({ koie: 'Deskkoia', keyNotice: 'To nøkler', closure: null });
      const later = `/admin/api/pages/desk?koie=deskkoia&from=${addDays(today(), 3)}&to=${addDays(today(), 30)}`;
      expect((await sit.get(later)).body.pickUps).to.have.lengthOf(1);
    });
  });

  it('sends a mail again, and keeps one that waits from being sent', async () => {
    const mail = { recipient: 'a@example.org', language: 'nb', subject: 's', html: 'h', text: 't' } as const;
    const failed = await Email.create({
      ...mail,
      kind: 'key_reminder',
      messageId: '<a>',
      state: 'failed',
      attempts: 9,
    });
    expect((await board.act('emails', failed.id, 'resend')).body.record.params).to.include({
      state: 'queued',
      attempts: 0,
    });
    expect((await board.act('emails', failed.id, 'cancel')).body.record.params.state).to.equal('cancelled');
    const sent = await Email.create({ ...mail, kind: 'key_reminder', messageId: '<b>', state: 'sent' });
    expect((await board.act('emails', sent.id, 'cancel')).body.notice.type).to.equal('error');
    expect((await sent.reload()).state).to.equal('sent');
  });

  it('gives back money that is not the price of its booking, and no other', async () => {
    const booking = await buildHold();
    const payment = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    expect((await board.act('payments', payment.id, 'giveBack')).body.notice.type).to.equal('error');
    await payment.update({
      state: 'succeeded',
      paymentIntentId: 'pi_1',
      amountOre: 100,
      settledAt: new Date(),
    });
    const { body } = await board.get('/admin/api/dashboard');
    expect(body.moneyToSeeTo.map(({ bookingId }: { bookingId: number }) => bookingId)).to.deep.equal([
      booking.id,
    ]);
    expect((await board.act('payments', payment.id, 'giveBack')).body.notice.type).to.equal('success');
    expect((await booking.reload()).receivedOre).to.equal(0);
  });

  it('marks a report as handled, once', async () => {
    const koie = await buildKoie();
    const report = await Report.create({ koieId: koie.id, stayDate: today(), choppedUpWood: 4 });
    expect((await board.act('reports', report.id, 'markHandled')).body.record.params.isHandled).to.equal(
      true,
    );
    const at = (await report.reload()).handledAt;
    await admin.act('reports', report.id, 'markHandled');
    expect((await report.reload()).handledAt).to.deep.equal(at);
    expect(report.handledBy).to.be.a('number');
  });

  it('gives a user another password, which ends their sessions and tokens', async () => {
    const user = await buildBoard();
    const visitor = await panel.login(user);
    const { refresh } = await issueTokens(user.ntnuiNo);
    const short = await admin.act('users', user.ntnuiNo, 'setPassword', { password: 'kort' });
    expect(short.body.notice.message).to.contain('10 tegn');
    expect((await visitor.get('/admin/api/dashboard')).status).to.equal(200);
    const done = await admin.act('users', user.ntnuiNo, 'setPassword', { password: 'Et langt nok passord' });
    expect(done.body.notice.type).to.equal('success');
    expect(JSON.stringify(done.body)).not.to.contain('scrypt');
    expect((await visitor.get('/admin/api/dashboard')).status).to.equal(401);
    let isDead = false;
    await verifyToken(refresh).catch(() => {
      isDead = true;
    });
    expect(isDead).to.equal(true);
    const history = (await admin.record('users', user.ntnuiNo, 'history')).body.history;
    expect(history[0].changes).to.deep.include({ field: 'password', before: '***', after: '***' });
  });

  it('deactivates a user, but not oneself', async () => {
    const user = await buildMember();
    expect((await admin.act('users', user.ntnuiNo, 'deactivate')).body.record.params.isActive).to.equal(
      false,
    );
    const self = await buildAdmin();
    const visitor = await panel.login(self);
    expect((await visitor.act('users', self.ntnuiNo, 'deactivate')).body.notice.type).to.equal('error');
    expect((await self.reload()).isActive).to.equal(true);
  });
});
