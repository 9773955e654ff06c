import { expect } from 'chai';
import ICAL from 'ical.js';
import { type Booking, Closure, Desk, Membership } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import {
  feedsOf,
  makeFeed,
  makeTripsFeed,
  revokeFeed,
  revokeTripsFeed,
  tripsFeedOf,
} from '../../src/services/feeds/index.js';
import { withoutTokens } from '../../src/services/guest-links/index.js';
import { sendNewLink } from '../../src/services/guest-page/index.js';
import { erasePerson } from '../../src/services/people/erase.js';
import { findPerson } from '../../src/services/people/person.js';
import { anonymiseBookings } from '../../src/services/people/retention.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import {
  buildBoard,
  buildBooking,
  buildHold,
  buildKoie,
  buildMember,
  buildSit,
} from '../support/factories.js';

const PANEL = { source: 'panel' } as const;
const day = (days: number) => addDays(today(), days);
const code = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: Error) => error.message,
  );

interface Seen {
  uid: string;
  title: string;
  first: string;
  /** The day after the last. */
  end: string;
  isAllDay: boolean;
  text: string;
}

describe('A calendar feed', () => {
  const test = useDatabase();
  const api = useApi();
  beforeEach(() => test.pool.query('delete from rate_limits'));

  const pathOf = (address: string) => new URL(address, api.url).pathname;
  const callerOf = ({ ntnuiNo }: { ntnuiNo: number }, role: 'board' | 'sit' | 'member') => ({
    ntnuiNo,
    roles: new Set([role]),
  });

  /** The address of a new feed of somebody. */
  async function feedFor(
    user: { ntnuiNo: number },
    role: 'board' | 'sit',
    kind: 'koier' | 'desk',
    only: number | null = null,
  ): Promise<string> {
    await makeFeed(callerOf(user, role), { kind, only, language: 'nb' });
    return pathOf((await feedsOf(user.ntnuiNo)).at(-1)?.address ?? '');
  }
  async function tripsOf(booking: Booking): Promise<string> {
    await makeTripsFeed(booking.id, 'en');
    return pathOf((await tripsFeedOf(booking.id))?.address ?? '');
  }

  /** What a parser that others have made sees in it. */
  function eventsIn(text: string): Seen[] {
    const calendar = new ICAL.Component(ICAL.parse(text));
    expect(calendar.getFirstPropertyValue('version')).to.equal('2.0');
    return calendar.getAllSubcomponents('vevent').map((component) => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        title: event.summary,
        first: event.startDate.toString(),
        end: event.endDate.toString(),
        isAllDay: event.startDate.isDate,
        text: component.toString(),
      };
    });
  }
  async function eventsOf(path: string): Promise<Seen[]> {
    const { status, headers, body } = await api.get(path);
    expect(status).to.equal(200);
    expect(headers.get('content-type')).to.equal('text/calendar; charset=utf-8');
    expect(headers.get('cache-control')).to.equal('private, no-cache');
    expect(headers.get('referrer-policy')).to.equal('no-referrer');
    const events = eventsIn(body);
    expect(new Set(events.map(({ uid }) => uid)).size).to.equal(events.length);
    return events;
  }
  const shown = (events: Seen[]) => events.map(({ title, first, end }) => [title, first, end]);

  it('of a koie has its stays and closures in whole days, of the past 60 days and all ahead', async () => {
    const koie = await buildKoie({ name: 'Feedkoia', numberOfBeds: 20 });
    const stay = { koieId: koie.id, guestsMember: 2, guestsNotMember: 1, guestName: 'Kari Nordmann' };
    await buildBooking({ ...stay, from: -62, to: -60 });
    await buildBooking({ ...stay, from: -63, to: -61 });
    await buildBooking({ ...stay, from: 300, to: 301, guestName: 'Per, Pål; og "Espen"' });
    await buildBooking({ ...stay, from: 3, to: 5, cancelledAt: new Date() });
    await buildHold({ ...stay, from: 3, to: 5 });
    await buildBooking({ from: 3, to: 5 });
    await Closure.create({
      koieId: koie.id,
      firstNight: day(10),
      lastNight: day(11),
      reasonNb: 'Dugnad, ring Ola 912 34 567 eller ola@example.org',
    });
    await Closure.create({
      koieId: koie.id,
      firstNight: day(20),
      lastNight: day(20),
      beds: 2,
      reasonNb: 'Ødelagt seng',
    });
    const events = await eventsOf(await feedFor(await buildBoard(), 'board', 'koier', koie.id));
    expect(shown(events)).to.deep.equal([
      ['Feedkoia: Kari Nordmann (3 personer)', day(-62), day(-59)],
      ['Feedkoia: Per, Pål; og "Espen" (3 personer)', day(300), day(302)],
      ['Feedkoia: stengt', day(10), day(12)],
      ['Feedkoia: 2 senger stengt', day(20), day(21)],
    ]);
    expect(events.every(({ isAllDay }) => isAllDay)).to.equal(true);
    expect(events.at(2)?.text).to.contain('Dugnad').and.not.contain('912');
  });

  it('has no phone numbers and no e-mail addresses of people', async () => {
    const koie = await buildKoie({ deskId: (await Desk.create({ name: 'SiT Navn' })).id });
    await buildBooking({
      koieId: koie.id,
      from: 1,
      guestName: 'Ola ola@example.org +47 98 76 54 32',
      guestPhone: '98765432',
      contactEmail: 'ola.gjest@example.org',
    });
    const board = await buildBoard();
    for (const path of [
      await feedFor(board, 'board', 'koier', koie.id),
      await feedFor(board, 'board', 'desk'),
    ]) {
      const { body } = await api.get(path);
      const text = body.replaceAll('\r\n\t', '').replaceAll(/^UID:.*$/gm, '');
      expect(text)
        .to.contain('Ola')
        .and.not.match(/@|98 ?76 ?54/);
    }
  });

  it('of a desk has what is fetched and returned there', async () => {
    const desk = await Desk.create({ name: 'SiT Feed' });
    const koie = await buildKoie({ name: 'Skrankekoia', deskId: desk.id });
    const { reference } = await buildBooking({ koieId: koie.id, from: 2, to: 4 });
    await buildBooking({ from: 2, to: 4 });
    const path = await feedFor(await buildSit(), 'sit', 'desk', desk.id);
    expect(shown(await eventsOf(path))).to.deep.equal([
      [`Nøkkel ut: Skrankekoia, ${reference}`, day(2), day(3)],
      [`Nøkkel inn: Skrankekoia, ${reference}`, day(4), day(5)],
    ]);
  });

  it('of a guest has the own trips of an account, or of a booking without one, and closures that hit them', async () => {
    const member = await buildMember();
    const koie = await buildKoie({ name: 'Turkoia', numberOfBeds: 9 });
    const first = await buildBooking({
      koieId: koie.id,
      userId: member.ntnuiNo,
      from: 5,
      to: 7,
      guestsMember: 2,
    });
    const second = await buildBooking({ koieId: koie.id, userId: member.ntnuiNo, from: 9, to: 10 });
    const other = await buildBooking({ koieId: koie.id, userId: null, from: 5, to: 6 });
    for (const [from, to] of [
      [6, 6],
      [7, 8],
    ] as const)
      await Closure.create({
        koieId: koie.id,
        firstNight: day(from),
        lastNight: day(to),
        reasonNb: 'Dugnad',
      });
    const path = await tripsOf(first);
    expect(await tripsOf(second)).to.equal(path);
    const events = await eventsOf(path);
    expect(shown(events)).to.deep.equal([
      ['Turkoia (2 persons)', day(5), day(8)],
      ['Turkoia (1 person)', day(9), day(11)],
      ['Turkoia: closed', day(6), day(7)],
    ]);
    expect(events.map(({ text }) => text).join()).to.not.contain(first.reference);
    expect(shown(await eventsOf(await tripsOf(other)))).to.deep.equal([
      ['Turkoia (1 person)', day(5), day(7)],
    ]);
  });

  it('is made once, however many ask at the same moment', async () => {
    const booking = await buildBooking({ userId: (await buildMember()).ntnuiNo });
    const paths = await Promise.all(Array.from({ length: 8 }, () => tripsOf(booking)));
    expect(new Set(paths).size).to.equal(1);
    await eventsOf(paths[0] ?? '');
  });

  it('is 304 as long as nothing has changed', async () => {
    const koie = await buildKoie({ numberOfBeds: 9 });
    const booking = await buildBooking({ koieId: koie.id, from: 5 });
    const path = await feedFor(await buildBoard(), 'board', 'koier', koie.id);
    const { headers } = await api.get(path);
    const etag = headers.get('etag') ?? '';
    const ask = (value: string) =>
      fetch(api.url + path, { headers: { 'If-None-Match': value } }).then(async (answer) => [
        answer.status,
        (await answer.text()).length > 0,
      ]);
    expect(await ask(etag)).to.deep.equal([304, false]);
    expect(await ask('"another"')).to.deep.equal([200, true]);
    await cancelBooking(booking.id, { refund: 'terms', reason: 'Syk' }, PANEL);
    expect(await ask(etag)).to.deep.equal([200, true]);
  });

  it('is 404 when it is revoked, and then and for guesses limited', async () => {
    const board = await buildBoard();
    const path = await feedFor(board, 'board', 'koier');
    const [feed] = await feedsOf(board.ntnuiNo);
    await revokeFeed((await buildBoard()).ntnuiNo, feed?.id ?? 0);
    expect((await api.get(path)).status).to.equal(200);
    await revokeFeed(board.ntnuiNo, feed?.id ?? 0);
    const { status, body } = await api.get(path);
    expect([status, body.code]).to.deep.equal([404, 'not_found']);
    expect((await api.get('/calendar/short.ics')).status).to.equal(404);
    const guesses = await Promise.all(Array.from({ length: 40 }, () => api.get(path)));
    expect(guesses.filter((answer) => answer.status === 429)).to.have.lengthOf(12);
    const trip = await buildBooking();
    const own = await tripsOf(trip);
    expect((await api.get(own)).status).to.equal(200);
    await revokeTripsFeed(trip.id);
    await test.pool.query('delete from rate_limits');
    expect((await api.get(own)).status).to.equal(404);
    expect(await tripsOf(trip)).to.not.equal(own);
  });

  it('is over when its owner may not see it any more, when the link of a guest is replaced, and when somebody is erased', async () => {
    const board = await buildBoard();
    const path = await feedFor(board, 'board', 'koier');
    await Membership.destroy({ where: { userId: board.ntnuiNo } });
    expect((await api.get(path)).status).to.equal(404);

    const trip = await buildBooking({ from: -9, to: -8 });
    const own = await tripsOf(trip);
    await sendNewLink(trip.id, PANEL);
    expect((await api.get(own)).status).to.equal(404);

    const sit = await buildSit();
    const ofDesk = await feedFor(sit, 'sit', 'desk');
    const person = await findPerson(sit.email);
    if (!person) throw new Error('nobody is there');
    await erasePerson(person, PANEL);
    expect((await api.get(ofDesk)).status).to.equal(404);

    const guest = await buildBooking({ userId: null, from: -9, to: -8 });
    const ofGuest = await tripsOf(guest);
    await test.sequelize.transaction((transaction) => anonymiseBookings([guest.id], transaction));
    expect((await api.get(ofGuest)).status).to.equal(404);
    const { rows } = await test.pool.query(
      'select from calendar_feeds where user_id = $1 or booking_id = any ($2)',
      [sit.ntnuiNo, [trip.id, guest.id]],
    );
    expect(rows).to.have.lengthOf(0);
  });

  it('is only made of what is there and one may see, and not without end', async () => {
    const sit = await buildSit();
    const asked = { kind: 'koier', only: null, language: 'nb' } as const;
    expect(await code(makeFeed(callerOf(sit, 'sit'), asked))).to.equal('forbidden');
    expect(await code(makeFeed(callerOf(sit, 'member'), { ...asked, kind: 'desk' }))).to.equal('forbidden');
    expect(await code(makeFeed(callerOf(sit, 'sit'), { ...asked, kind: 'desk', only: 99_999 }))).to.equal(
      'not_found',
    );
    const made = Array.from({ length: 20 }, () => makeFeed(callerOf(sit, 'sit'), { ...asked, kind: 'desk' }));
    await Promise.all(made);
    expect(await code(makeFeed(callerOf(sit, 'sit'), { ...asked, kind: 'desk' }))).to.equal('conflict');
  });

  it('is in no table and no log by its token', async () => {
    const path = await feedFor(await buildBoard(), 'board', 'koier');
    const [, token = ''] = /\/calendar\/([\w-]{43})\.ics/.exec(path) ?? [];
    expect(token).to.have.lengthOf(43);
    const { rows: tables } = await test.pool.query<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    );
    for (const { name } of tables) {
      const { rows } = await test.pool.query(`select from ${name} t where t::text like '%' || $1 || '%'`, [
        token,
      ]);
      expect(rows, name).to.have.lengthOf(0);
    }
    expect(withoutTokens(`GET ${path}`)).to.equal('GET /calendar/hidden');
  });
});
