import { expect } from 'chai';
import { Booking, Email, Payment } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { boardOverview } from '../../src/services/figures/dashboard.js';
import { monthFigures } from '../../src/services/figures/statistics.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildKoie, buildMember, buildSit } from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';

const BROWSER = { Accept: 'text/html,application/xhtml+xml', 'Accept-Language': 'nb' };

describe('A booking that staff make and the guest pays by card', () => {
  const test = useDatabase();
  const panel = usePanel();
  let board: Visitor;
  let sit: Visitor;
  let guest: Visitor;

  before(async () => {
    board = await panel.login(await buildBoard());
    sit = await panel.login(await buildSit());
    guest = panel.visitor();
  });

  async function made(fields: Record<string, string | number> = {}): Promise<Booking> {
    const sent = {
      koieId: (await buildKoie({ numberOfBeds: 3 })).id,
      arrivalDate: today(),
      departureDate: addDays(today(), 2),
      guestsMember: 1,
      guestsNotMember: 2,
      guestName: 'Kari Nordmann',
      contactEmail: 'kari@example.org',
      settlement: 'card',
      ...fields,
    };
    const { body } = await board.create('bookings', sent);
    expect(body.notice.type, JSON.stringify(body.record.errors)).to.equal('success');
    return Booking.findByPk(body.record.params.id, { rejectOnEmpty: true });
  }
  const linkOf = ({ uuid }: Booking) => `/koie/booking/${uuid}/pay/`;
  const follow = (booking: Booking) => guest.get(linkOf(booking), BROWSER);
  /** As a browser posts a form without fields. */
  const press = (path: string | undefined) =>
    guest.send('POST', path ?? '', {
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', 'Accept-Language': 'nb' },
      body: '',
    });
  const payFor = async (booking: Booking) => {
    const { headers } = await follow(booking);
    return press(headers.get('location') ?? '');
  };

  it('has its beds and its mails at once, the link among them, and is not paid', async () => {
    const booking = await made();
    expect(booking).to.include({ paid: false, settlement: 'card', priceNok: 400 });
    expect(booking.confirmedAt).to.be.a('date');
    const { koieId, arrivalDate, departureDate } = booking;
    const another = {
      koieId,
      arrivalDate,
      departureDate,
      guestsMember: 1,
      guestsNotMember: 0,
      guestName: 'Ola',
      settlement: 'card',
    };
    const full = await board.create('bookings', { ...another, contactEmail: 'ola@example.org' });
    expect(full.body.record.errors).to.have.keys('arrivalDate');

    const mails = await Email.findAll({ where: { bookingId: booking.id }, order: ['id'] });
    expect(mails.map(({ kind }) => kind)).to.deep.equal([
      'booking_confirmation',
      'koie_information',
      'payment_link',
    ]);
    const [confirmation, , link] = mails;
    expect(confirmation?.text).to.contain('400 kr (betales med kort)');
    expect(link?.recipient).to.equal('kari@example.org');
    for (const part of [link?.text, link?.html])
      expect(part)
        .to.contain('/koie/booking/manage/hidden/pay/')
        .and.contain(booking.reference)
        .and.contain('400');
  });

  it('writes to a member in their language', async () => {
    const member = await buildMember();
    await member.update({ language: 'en' });
    const booking = await made({ userId: member.ntnuiNo, guestName: '', contactEmail: '' });
    const mail = await Email.findOne({
      where: { bookingId: booking.id, kind: 'payment_link' },
      rejectOnEmpty: true,
    });
    expect(mail.subject).to.match(/^Pay for /);
    expect(mail.text).to.contain('Pay NOK 400 by card');
    expect(mail.recipient).to.equal(member.email);
  });

  it('says in the panel and at the desk that it is not paid, with the link for the board alone', async () => {
    const booking = await made();
    const { body } = await board.record('bookings', booking.id, 'related');
    expect(body.related.money.payLink).to.match(new RegExp(`^http.*${linkOf(booking)}$`));
    const unpaid = await board.list('bookings', 'filters.paid=false&filters.state=confirmed&perPage=500');
    expect(unpaid.body.records.map(({ params }: { params: { id: number } }) => params.id)).to.include(
      booking.id,
    );
    const desk = await sit.record('bookings', booking.id);
    expect(desk.body.record.params).to.include({ paid: false, keyStatus: 'not_picked_up' });
    expect(JSON.stringify(desk.body)).not.to.contain('/pay/');
    const handed = await sit.act('bookings', booking.id, 'handOutKey');
    expect(handed.body.notice.type).to.equal('success');
    expect((await booking.reload()).keyStatus).to.equal('picked_up');
  });

  it('counts as owed until it is paid, and then as income', async () => {
    const booking = await made();
    const before = { unpaid: (await boardOverview()).unpaid, figures: (await monthFigures(today(), 1))[0] };
    await payFor(booking);
    expect((await booking.reload()).paid).to.equal(true);
    expect((await boardOverview()).unpaid).to.equal(before.unpaid - 1);
    const [after] = await monthFigures(today(), 1);
    expect(after?.incomeNok).to.equal((before.figures?.incomeNok ?? 0) + 400);
    expect(after?.unpaidNok).to.equal((before.figures?.unpaidNok ?? 0) - 400);
    const { body } = await board.record('bookings', booking.id, 'related');
    expect(body.related.money).to.deep.include({ payLink: null });
    expect(body.related.money.account).to.include({ priceNok: 400, receivedOre: 40_000, balanceOre: 0 });
    expect(body.related.money.account.charges).to.have.lengthOf(1);
    expect(body.related.money.account.charges[0]).to.include({ state: 'succeeded', amountOre: 40_000 });
    const where = { bookingId: booking.id, kind: 'payment_link' } as const;
    expect((await Email.findOne({ where, rejectOnEmpty: true })).state).to.equal('cancelled');
  });

  it('leads the guest’s browser to a page, and tells in words why there is none', async () => {
    const booking = await made();
    const { status, headers } = await follow(booking);
    const location = headers.get('location') ?? '';
    expect([status, headers.get('cache-control')]).to.deep.equal([303, 'no-store']);
    const page = await guest.get(location, BROWSER);
    expect(page.body).to.contain('400 kr').and.contain('<form method="post">');
    expect((await press(location)).body).to.contain('Bestillingen er betalt.');
    expect((await press(location)).status).to.equal(404);

    const paid = await follow(booking);
    expect(paid.status).to.equal(409);
    expect(paid.headers.get('content-type')).to.contain('text/html');
    expect(paid.body).to.contain('<h1>Betalt</h1>').and.contain('Bestillingen er alt betalt.');
    const forPrograms = await guest.get(linkOf(booking), { Accept: 'application/json' });
    expect(forPrograms.body).to.deep.equal({ detail: 'Bestillingen er alt betalt.', code: 'already_paid' });
    const inEnglish = await guest.get(linkOf(booking), { ...BROWSER, 'Accept-Language': 'en' });
    expect(inEnglish.body).to.contain('The booking is already paid.').and.contain('lang="en"');
    const unknown = await guest.get('/koie/booking/tull/pay/', { Accept: 'application/json' });
    expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'booking_not_found']);
  });

  it('is charged once, whatever tabs the guest has open', async () => {
    const booking = await made();
    const pages = await Promise.all([follow(booking), follow(booking)]);
    const [first, second] = pages.map(({ headers }) => headers.get('location') ?? '');
    expect(first).to.equal(second);
    const answers = await Promise.all([press(first ?? ''), press(second ?? '')]);
    expect(answers.map(({ status }) => status)).to.include(200);
    const payment = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    expect(payment).to.include({
      state: 'succeeded',
      amountOre: 40_000,
      attempt: 1,
      checkoutSessionId: null,
    });
  });

  it('cannot be paid once it is cancelled or settled some other way, not even on a page that is open', async () => {
    const cancelled = await made();
    const page = (await follow(cancelled)).headers.get('location') ?? '';
    await board.act('bookings', cancelled.id, 'cancelBooking', { cancelReason: 'Syk' });
    expect((await press(page)).status).to.equal(404);
    expect((await follow(cancelled)).body).to.contain('Bestillingen er avbestilt.');
    expect((await cancelled.reload()).paid).to.equal(false);

    const settled = await made();
    const open = (await follow(settled)).headers.get('location') ?? '';
    const sent = { settlement: 'elsewhere', settlementReason: 'Vipps til kassereren' };
    const answer = await board.act('bookings', settled.id, 'confirmBooking', sent);
    expect(answer.body.notice.message).to.equal('Oppgjøret er endret.');
    expect((await press(open)).status).to.equal(404);
    expect((await settled.reload()).paid).to.equal(true);
  });

  it('can have its link sent again', async () => {
    const booking = await made();
    const where = { bookingId: booking.id, kind: 'payment_link' } as const;
    const mail = await Email.findOne({ where, rejectOnEmpty: true });
    await mail.update({ state: 'sent', sentAt: new Date() });
    const { body } = await board.act('emails', mail.id, 'resend');
    expect(body.notice.type).to.equal('success');
    expect((await mail.reload()).state).to.equal('queued');
    expect(await Email.count({ where })).to.equal(1);
  });

  it('has its link sent anew with the new price when it is moved, to a page for that price', async () => {
    const booking = await made();
    const where = { bookingId: booking.id, kind: 'payment_link' } as const;
    await Email.update({ state: 'sent', sentAt: new Date() }, { where });
    const { koieId, arrivalDate, guestsMember, guestsNotMember } = booking;
    const stay = {
      koieId,
      arrivalDate,
      departureDate: addDays(arrivalDate, 3),
      guestsMember,
      guestsNotMember,
    };
    await board.act('bookings', booking.id, 'move', { ...stay, takeNewPrice: true });
    const queued = await Email.findAll({ where: { ...where, state: 'queued' } });
    expect(queued.map(({ text }) => /Betal (\d+) kr/.exec(text)?.[1])).to.deep.equal(['600']);
    await payFor(booking);
    const payment = await Payment.findOne({ where: { bookingId: booking.id }, rejectOnEmpty: true });
    expect(payment).to.include({ state: 'succeeded', amountOre: 60_000, method: 'link' });
  });

  it('waits for no card once plain SQL calls it an invoice', async () => {
    const booking = await made();
    await test.pool.query(`update bookings set settlement = 'invoice' where id = $1`, [booking.id]);
    expect(await booking.reload()).to.include({ awaitsCard: false, paid: false });
  });
});
