import { expect } from 'chai';
import { runJob } from '../../src/jobs/index.js';
import { Closure, Email, type User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { currentNight } from '../../src/services/figures/tonight.js';
import { useDatabase } from '../support/database.js';
import {
  buildBoard,
  buildBooking,
  buildHold,
  buildKoie,
  buildReceipt,
  buildSit,
  PASSWORD,
} from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';

const night = (days: number) => addDays(today(), days);

describe('The pages of the board', () => {
  const database = useDatabase();
  const panel = usePanel();
  let board: Visitor;
  let sit: Visitor;
  let sitUser: User;

  before(async () => {
    board = await panel.login(await buildBoard());
    sitUser = await buildSit();
    sit = await panel.login(sitUser);
  });

  const statementsOf = async (visitor: Visitor, path: string): Promise<number> => {
    let count = 0;
    // Sequelize has its options, but not in its types.
    const { options } = database.sequelize as unknown as { options: { logging: false | (() => void) } };
    options.logging = () => {
      count += 1;
    };
    const { status } = await visitor.get(path);
    options.logging = false;
    expect(status, path).to.equal(200);
    return count;
  };

  it('show the board its overview, and SiT nothing of it', async () => {
    const booking = await buildBooking({ from: 0, to: 1, guestName: 'Nils Gjest' });
    const { body } = await board.get('/admin/api/dashboard');
    expect(body.arrivals[0]).to.include({ id: booking.id, guest: 'Nils Gjest' });
    expect(body.nights).to.have.lengthOf(14);
    expect(body.koier[0].nights).to.have.lengthOf(14);
    expect(body.night).to.equal(currentNight());
    expect((await sit.get('/admin/api/dashboard')).body).to.have.all.keys('role', 'desk');
    for (const page of ['tonight', 'calendar', 'accounts', 'jobs']) {
      expect((await sit.get(`/admin/api/pages/${page}`)).status, page).to.equal(403);
    }
  });

  it('tell the figures of any twelve months, of all koier or one, beside the year before', async () => {
    const koie = await buildKoie();
    const stay = { koieId: koie.id, guestsMember: 2, settlement: 'elsewhere' } as const;
    for (const [year, nights] of [
      ['2031', 1],
      ['2032', 3],
    ] as const) {
      const days = { arrivalDate: `${year}-05-10`, departureDate: addDays(`${year}-05-10`, nights) };
      await buildBooking({ ...stay, ...days, isPaid: false });
    }
    const { body } = await board.get(`/admin/api/pages/months?month=2032-06&koie=${koie.id}`);
    const nightsIn = (months: { month: string; guestNights: number }[]) =>
      months
        .filter(({ guestNights }) => guestNights > 0)
        .map(({ month, guestNights }) => [month, guestNights]);
    expect([body.month, body.months.length, body.before.length]).to.deep.equal(['2032-06', 12, 12]);
    expect(nightsIn(body.months)).to.deep.equal([['2032-05', 6]]);
    expect(nightsIn(body.before)).to.deep.equal([['2031-05', 2]]);
    expect(body.years).to.include.members([2031, 2032]);
    const nonsense = await board.get('/admin/api/pages/months?month=2032-13&koie=x');
    expect([nonsense.status, nonsense.body.month]).to.deep.equal([200, today().slice(0, 7)]);
    expect((await sit.get('/admin/api/pages/months')).status).to.equal(403);
  });

  it('tell the figures of a year beside another, with a file behind each', async () => {
    const koie = await buildKoie({ name: '=Tallkoia' });
    await buildBooking({
      koieId: koie.id,
      guestsMember: 2,
      guestsNotMember: 1,
      arrivalDate: '2011-03-10',
      departureDate: '2011-03-11',
    });
    const page = '/admin/api/pages/figures';
    const { body: choice } = await board.get(`${page}?year=2011&koie=${koie.id}`);
    expect(choice).to.include({ year: 2011, compare: 2010, koie: koie.id });
    expect(choice.years).to.include.members([2011, Number(today().slice(0, 4))]);
    const { body } = await board.get(`${page}?part=members&year=2011&koie=${koie.id}`);
    expect([body.rows.length, body.before.length]).to.deep.equal([12, 12]);
    expect(body.rows[2]).to.deep.equal({ of: '2011-03', members: 2, others: 1, share: 66.7 });
    const alone = await board.get(`${page}?part=members&year=2011&compare=none`);
    expect(alone.body.before).to.deep.equal([]);
    const { body: file } = await board.get(`${page}?part=members&year=2011&koie=${koie.id}&file=csv`);
    expect(file.filename).to.equal('medlemmer-2011.csv');
    expect(file.csv).to.contain('2011;2011-03;2;1;66,7\r\n').and.to.contain('\r\n2010;2010-03;0;0;\r\n');
    const full = await board.get(`${page}?part=fullNights&year=2011&koie=${koie.id}&file=csv`);
    expect(full.body.csv).to.contain("2011;'=Tallkoia;");
    const nonsense = await board.get(`${page}?part=__proto__&year=12&koie=x&compare=y`);
    expect([nonsense.status, nonsense.body.year]).to.deep.equal([200, Number(today().slice(0, 4))]);
    for (const part of ['', '?part=members', '?part=members&file=csv'])
      expect((await sit.get(page + part)).status).to.equal(403);
  });

  it('say that e-mail is not set up, and how much waits, instead of that all has arrived', async () => {
    const booking = await buildBooking();
    await Email.destroy({ where: {} });
    await Email.create({
      kind: 'key_reminder',
      bookingId: booking.id,
      recipient: 'gjest@example.org',
      language: 'nb',
      subject: 'Husk',
      html: 'x',
      text: 'x',
      messageId: '<waits@example.org>',
    });
    expect((await board.get('/admin/api/dashboard')).body.mail).to.include({ isSetUp: false, waiting: 1 });
    const { body } = await board.get('/admin/api/resources/emails/actions/outbox');
    expect(body.outbox).to.include({ isSetUp: false, waiting: 1 });
    const mail = await Email.findOne({ rejectOnEmpty: true });
    const resent = await board.act('emails', mail.id, 'resend');
    expect(resent.body.notice.message).to.equal('E-post er ikke satt opp. E-posten venter til det er gjort.');
    await runJob('deliver-mail');
    const { last } = (await board.get('/admin/api/pages/jobs')).body;
    expect(last.find(({ job }: { job: string }) => job === 'deliver-mail').isSetUp).to.equal(false);
  });

  it('show the guests of the night that is under way until noon, on the front page and on the list', async () => {
    const night = currentNight();
    const koie = await buildKoie({ name: 'Åkoia' });
    const there = await buildBooking({ koieId: koie.id });
    await there.update({ arrivalDate: night, departureDate: addDays(night, 1) });
    const page = (await board.get('/admin/api/pages/tonight')).body;
    const { tonight } = (await board.get('/admin/api/dashboard')).body;
    for (const koier of [page.koier, tonight]) {
      const found = koier.find(({ id }: { id: number }) => id === koie.id);
      expect(found.stays.map(({ id }: { id: number }) => id)).to.deep.equal([there.id]);
    }
    expect(page.night).to.equal(night);
  });

  it('ask no more of the database when there are more koier', async () => {
    const pages = ['dashboard', 'pages/tonight', 'pages/calendar?koie=flere', 'pages/jobs'];
    const counted = async () => {
      const counts: number[] = [];
      for (const page of pages) counts.push(await statementsOf(board, `/admin/api/${page}`));
      return counts;
    };
    const koie = await buildKoie({ slug: 'flere' });
    const few = await counted();
    for (let i = 0; i < 3; i += 1) await buildBooking({ from: 0, to: 2 });
    await buildBooking({ koieId: koie.id, from: 0, to: 3 });
    expect(await counted()).to.deep.equal(few);
  });

  it('find the bookings behind a cell of the heat map, and no others', async () => {
    const koie = await buildKoie();
    const there = await buildBooking({ koieId: koie.id, from: 3, to: 5 });
    const held = await buildHold({ koieId: koie.id, from: 4, to: 5 });
    await buildBooking({ koieId: koie.id, from: 2, to: 4 });
    await buildBooking({ koieId: koie.id, from: 5, to: 6 });
    await buildBooking({ koieId: koie.id, from: 4, to: 5, cancelledAt: new Date() });
    const query = new URLSearchParams({
      'filters.koieId': String(koie.id),
      'filters.arrivalDate~~to': night(4),
      'filters.departureDate~~from': night(5),
      'filters.occupies': 'true',
    });
    const { body } = await board.list('bookings', query.toString());
    expect(body.records.map(({ id }: { id: number }) => Number(id))).to.have.members([there.id, held.id]);
  });

  it('show a month and a night, and this one for what is none', async () => {
    await buildKoie({ slug: 'manedskoia' });
    const { body } = await board.get('/admin/api/pages/calendar?koie=manedskoia&month=2427-02');
    expect(body).to.include({
      month: '2427-02',
      previous: '2427-01',
      next: '2427-03',
      lastNight: '2427-02-28',
    });
    expect(body.calendar.nights).to.have.lengthOf(28);
    for (const month of ['2027-13', 'x', '9999-12']) {
      const answer = await board.get(`/admin/api/pages/calendar?month=${month}`);
      expect(answer.body.month, month).to.equal(today().slice(0, 7));
    }
    expect((await board.get('/admin/api/pages/calendar?koie=ingen%00')).body.calendar).to.equal(null);
    expect((await board.get('/admin/api/pages/tonight?night=2027-02-30')).body.night).to.equal(
      currentNight(),
    );
    expect((await board.get(`/admin/api/pages/tonight?night=${night(9)}`)).body.previous).to.equal(night(8));
  });

  it('tell what moving a booking comes to, and move it', async () => {
    const koie = await buildKoie({ numberOfBeds: 3 });
    const booking = await buildBooking({ koieId: koie.id, from: 5, to: 6 });
    const stay = {
      koieId: koie.id,
      arrivalDate: night(7),
      departureDate: night(9),
      guestsMember: 2,
      guestsNotMember: 0,
    };
    const query = new URLSearchParams(
      Object.entries(stay).map(([name, value]): [string, string] => [name, String(value)]),
    );
    const { body } = await board.record('bookings', booking.id, `move?${query}`);
    expect(body.quote).to.include({ priceNok: 40, newPriceNok: 160, differenceNok: 120, free: 3 });
    query.set('departureDate', night(7));
    expect((await board.record('bookings', booking.id, `move?${query}`)).body.problems).to.have.keys(
      'departureDate',
    );
    const moved = await board.act('bookings', booking.id, 'move', stay);
    expect(moved.body.notice).to.deep.equal({
      message: 'Bestillingen er flyttet, og gjesten får e-post.',
      type: 'success',
    });
    expect((await booking.reload()).arrivalDate).to.equal(night(7));
    const refused = await board.act('bookings', booking.id, 'move', { ...stay, guestsMember: 4 });
    expect(refused.body.record.errors.arrivalDate.message).to.contain('3 ledige');
    expect((await booking.reload()).guests).to.equal(2);
  });

  it('cancel, confirm and settle by forms that say what is missing', async () => {
    const booking = await buildBooking();
    const empty = await board.act('bookings', booking.id, 'cancelBooking');
    expect(empty.body.record.errors.cancelReason.message).to.equal('Feltet må fylles ut.');
    const sent = { cancelReason: 'Syk', tellGuest: false };
    const cancelled = await board.act('bookings', booking.id, 'cancelBooking', sent);
    expect(cancelled.body.notice.message).to.contain('Gjesten får ingen e-post');
    expect((await booking.reload()).cancelledAt).to.be.instanceOf(Date);
    const hold = await buildHold();
    const settled = { settlement: 'invoice', settlementReason: 'Skoletur' };
    const confirmed = await board.act('bookings', hold.id, 'confirmBooking', settled);
    expect(confirmed.body.record.params).to.include({ state: 'confirmed', standing: 'unpaid' });
    const paid = await board.act('bookings', hold.id, 'markInvoicePaid');
    expect(paid.body.record.params.standing).to.equal('elsewhere');
  });

  it('tell whom a closure hits before and after it is saved', async () => {
    const koie = await buildKoie();
    const booking = await buildBooking({ koieId: koie.id, from: 3, to: 5 });
    const ask = (query: string) => board.get(`/admin/api/resources/closures/actions/affected?${query}`);
    const plan = `koieId=${koie.id}&firstNight=${night(4)}&lastNight=${night(4)}`;
    expect((await ask(plan)).body.hits.map(({ id }: { id: number }) => id)).to.deep.equal([booking.id]);
    expect((await ask(`${plan}&beds=5`)).body.hits).to.deep.equal([]);
    for (const wrong of ['', 'koieId=x', `koieId=${koie.id}&firstNight=2027-02-30&lastNight=2027-03-01`]) {
      expect((await ask(wrong)).body.hits, wrong).to.deep.equal([]);
    }
    const closure = await Closure.create({
      koieId: koie.id,
      firstNight: night(4),
      lastNight: night(4),
      reasonNb: 'Ras',
    });
    const { related } = (await board.record('closures', closure.id, 'related')).body;
    expect(related.seenTo).to.include({ seen: 0, total: 1 });
  });

  it('give what belongs to a koie and a booking, and a mail as its reader sees it', async () => {
    const booking = await buildBooking();
    const mail = await Email.create({
      kind: 'booking_confirmation',
      bookingId: booking.id,
      recipient: 'gjest@example.org',
      language: 'nb',
      subject: 'Hei',
      html: '<p>Hei <script>alert(1)</script></p>',
      text: 'Hei',
      messageId: '<preview>',
    });
    const { related } = (await board.record('bookings', booking.id, 'related')).body;
    expect(related.money.account.charges.map(({ state }: { state: string }) => state)).to.deep.equal([
      'succeeded',
    ]);
    expect(related.mails.map(({ id }: { id: number }) => id)).to.deep.equal([mail.id]);
    const koie = (await board.record('koier', booking.koieId, 'related')).body.related;
    expect(koie.upcomingCount).to.equal(1);
    const number = await buildReceipt(booking);
    await database.pool.query('insert into email_receipts select $1, id from receipts where number = $2', [
      mail.id,
      number,
    ]);
    const preview = (await board.record('emails', mail.id, 'preview')).body;
    expect(preview.html).to.contain('<p>Hei');
    expect(preview.receipts).to.deep.equal([{ number, kind: 'receipt' }]);
    expect((await sit.record('bookings', booking.id, 'related')).status).to.equal(403);
  });

  it('let everybody change their own password, with the one they have', async () => {
    const change = (current: string, password: string) =>
      sit.post('/admin/api/pages/password', { current, password });
    expect((await change('feil', 'et helt nytt passord')).body.errors).to.deep.equal({
      current: 'Dette er ikke passordet ditt.',
    });
    expect((await change(PASSWORD, 'kort')).body.errors).to.have.keys('password');
    expect((await sit.get('/admin/api/pages/password')).body).to.deep.equal({ isDone: false, errors: {} });
    expect((await change(PASSWORD, 'et helt nytt passord')).body.isDone).to.equal(true);
    expect((await sit.get('/admin/api/dashboard')).status).to.equal(401);
    const body = new URLSearchParams({ email: sitUser.email, password: 'et helt nytt passord' });
    expect((await panel.visitor().send('POST', '/admin/login', { body })).status).to.equal(302);
  });
});
