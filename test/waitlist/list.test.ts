import { expect } from 'chai';
import { runJob } from '../../src/jobs/index.js';
import { Booking, Closure, Email, type Koie, type User, WaitingEntry } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { cancelBooking } from '../../src/services/bookings/cancel.js';
import { moveBooking } from '../../src/services/bookings/move.js';
import { priceOf } from '../../src/services/bookings/price.js';
import { liftClosure } from '../../src/services/closures/index.js';
import { exportPersonalData } from '../../src/services/people/export.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildHold, buildKoie, buildMember, buildPeriod } from '../support/factories.js';

const BOARD = { source: 'panel' } as const;
const HOUR_MS = 3_600_000;

describe('the waiting list', function () {
  this.timeout(60_000);
  const test = useDatabase();
  const api = useApi();
  let koie: Koie;
  let full: Booking;
  let member: User;

  beforeEach(async () => {
    koie = await buildKoie({ numberOfBeds: 6, bookingWindow: 60 });
    full = await buildBooking({ koieId: koie.id, from: 5, to: 7, guestsMember: 6 });
    member = await buildMember();
  });

  const day = (days: number) => addDays(today(), days);
  const wait = (as: User, more: Record<string, unknown> = {}) =>
    api.post(
      '/koie/waitlist/',
      {
        koie: koie.slug,
        arrival_date: day(5),
        departure_date: day(7),
        guests_member: 2,
        guests_not_member: 1,
        ...more,
      },
      { as },
    );
  const waits = async (as: User, more: Record<string, unknown> = {}) => {
    const { status, body } = await wait(as, more);
    expect(status, JSON.stringify(body)).to.equal(200);
    return body.entry as { uuid: string };
  };
  const cancel = (booking: Booking) => cancelBooking(booking.id, { reason: 'syk', refund: 'all' }, BOARD);
  const entryOf = async (as: User) => (await api.get('/koie/waitlist/', { as })).body.entries[0];
  const stateOf = async (as: User) => (await entryOf(as)).state;
  const freeBeds = async () => {
    const { rows } = await test.pool.query<{ free: number }>(
      'select min(free) as free from koie_nights(array[$1::integer], $2::date, $3::date, now())',
      [koie.id, day(5), day(7)],
    );
    return rows[0]?.free;
  };
  const leave = (as: User, uuid: string) => api.send('DELETE', `/koie/waitlist/${uuid}/`, { as });

  it('takes who waits for beds that are taken, once for a stay, and tells them of what they wait for', async () => {
    const other = await buildKoie({ numberOfBeds: 6 });
    await buildBooking({ koieId: other.id, from: 5, to: 7, guestsMember: 5 });
    const { status, body } = await wait(member, { koie: [koie.slug, other.slug, koie.slug] });
    expect(status).to.equal(200);
    const { uuid, created, koier, ...entry } = body.entry;
    expect(entry).to.deep.equal({
      arrival_date: day(5),
      departure_date: day(7),
      guests_member: 2,
      guests_not_member: 1,
      state: 'waiting',
      booking: null,
      offered_until: null,
    });
    expect(koier).to.have.members([koie.slug, other.slug]);
    expect([uuid, created]).to.not.include(undefined);
    expect((await wait(member)).body.code).to.equal('already_waiting');
    expect((await wait(member, { departure_date: day(6) })).status).to.equal(200);
    expect((await api.get('/koie/waitlist/', { as: member })).body.entries).to.have.lengthOf(2);
    expect((await api.get('/koie/waitlist/', { as: await buildMember() })).body.entries).to.have.lengthOf(0);
  });

  it('sends those to the booking for whom there are beds, and says what is wrong with a stay', async () => {
    const free = await wait(member, { departure_date: day(8), arrival_date: day(7) });
    expect([free.status, free.body.code]).to.deep.equal([409, 'beds_free']);
    const wrong = [
      [{ arrival_date: today() }, 'arrival_date'],
      [{ arrival_date: day(-1) }, 'arrival_date'],
      [{ departure_date: day(5) }, 'departure_date'],
      [{ departure_date: day(900), arrival_date: day(890) }, 'departure_date'],
      [{ guests_member: 7 }, 'guests_member'],
      [{ guests_member: 0, guests_not_member: 0 }, 'guests_member'],
      [{ koie: 'ingenkoia' }, 'koie'],
      [{ koie: [] }, 'koie'],
      [{ koie: [1, 2, 3, 4, 5, 6].map(String) }, 'koie'],
    ] as const;
    for (const [more, field] of wrong) {
      const { status, body } = await wait(member, more);
      expect([status, Object.keys(body.detail)], JSON.stringify(more)).to.deep.equal([400, [field]]);
    }
  });

  it('takes who waits for nights that are closed or cannot be booked yet', async () => {
    await Closure.create({ koieId: koie.id, firstNight: day(20), lastNight: day(21), reasonNb: 'Dugnad' });
    await waits(member, { arrival_date: day(20), departure_date: day(21) });
    await waits(member, { arrival_date: day(100), departure_date: day(101) });
  });

  it('offers what is cancelled to the first who fits wholly, in the same transaction, and tells them', async () => {
    const [tooMany, first, second, third] = await Promise.all([1, 2, 3, 4].map(() => buildMember()));
    const users = [tooMany, first, second, third] as [User, User, User, User];
    await full.update({ guestsMember: 2 });
    const rest = await buildBooking({ koieId: koie.id, from: 5, to: 7, guestsMember: 4 });
    await waits(users[0], { guests_member: 5 });
    await waits(users[1]);
    await waits(users[2], { guests_member: 1, guests_not_member: 1, arrival_date: day(6) });
    await waits(users[3], { guests_member: 1, guests_not_member: 0 });
    await cancel(rest);
    expect(await Promise.all(users.map(stateOf))).to.deep.equal(['waiting', 'offered', 'waiting', 'offered']);
    expect(await freeBeds()).to.equal(0);
    const offered = await entryOf(users[1]);
    const booking = await Booking.findOne({ where: { uuid: offered.booking }, rejectOnEmpty: true });
    const stay = { arrivalDate: day(5), departureDate: day(7), guestsMember: 2, guestsNotMember: 1 };
    expect(booking).to.include({ ...stay, userId: users[1].ntnuiNo, priceNok: priceOf(stay, koie) });
    expect(booking.confirmedAt).to.equal(null);
    expect(booking.holdUntil.getTime() - Date.now()).to.be.within(11 * HOUR_MS, 12 * HOUR_MS);
    expect(new Date(offered.offered_until)).to.deep.equal(booking.holdUntil);
    await runJob('waiting-list');
    await runJob('waiting-list');
    const mails = await Email.findAll({ where: { bookingId: booking.id } });
    expect(mails.map(({ kind, recipient }) => [kind, recipient])).to.deep.equal([
      ['waitlist_offer', users[1].email],
    ]);
  });

  it('offers beds that come free by a move, a lifted closure and more beds', async () => {
    const [one, two, three] = (await Promise.all([1, 2, 3].map(() => buildMember()))) as [User, User, User];
    await waits(one);
    const { koieId, guestsMember, guestsNotMember } = full;
    const move = { koieId, guestsMember, guestsNotMember, arrivalDate: day(9), departureDate: day(11) };
    await moveBooking(full.id, move, { takeNewPrice: false }, BOARD);
    expect([await stateOf(one), await freeBeds()]).to.deep.equal(['offered', 3]);

    await waits(two, { arrival_date: day(9), departure_date: day(10) });
    await koie.update({ numberOfBeds: 9 });
    expect(await stateOf(two)).to.equal('offered');

    const closure = { koieId: koie.id, firstNight: day(20), lastNight: day(21), reasonNb: 'Dugnad' };
    const { id } = await Closure.create(closure);
    await waits(three, { arrival_date: day(20), departure_date: day(22) });
    await liftClosure(id, false, BOARD);
    expect(await stateOf(three)).to.equal('offered');
  });

  it('offers what the clock frees by the job, and says that an offer ran out', async () => {
    await full.update({ guestsMember: 1 });
    const hold = await buildHold({
      koieId: koie.id,
      from: 5,
      to: 7,
      guestsMember: 5,
      holdUntil: new Date(Date.now() + HOUR_MS),
    });
    const next = await buildMember();
    await waits(member);
    await waits(next, { guests_member: 4 });
    await runOut(hold.id);
    await runJob('waiting-list');
    expect(await stateOf(member)).to.equal('offered');
    const offered = await WaitingEntry.findOne({ where: { userId: member.ntnuiNo }, rejectOnEmpty: true });
    await runOut(offered.bookingId ?? 0);
    expect(await stateOf(member)).to.equal('expired');
    await runJob('waiting-list');
    expect([await stateOf(member), await stateOf(next)]).to.deep.equal(['expired', 'offered']);
    const mails = await Email.findAll({ where: { bookingId: offered.bookingId ?? 0 }, order: ['id'] });
    expect(mails.map(({ kind }) => kind)).to.deep.equal(['waitlist_offer', 'waitlist_expired']);
    await runJob('waiting-list');
    expect(await WaitingEntry.count({ where: { userId: member.ntnuiNo } })).to.equal(1);
  });

  /** As if the time of a hold were over, which is no act of anybody. */
  async function runOut(bookingId: number): Promise<void> {
    await test.pool.query(
      `begin; alter table bookings disable trigger bookings_tell_waiting_list;
       update bookings set hold_until = now() - interval '1 second' where id = ${bookingId};
       update waiting_entries set offered_until = now() - interval '1 second' where booking_id = ${bookingId};
       alter table bookings enable trigger bookings_tell_waiting_list; commit`,
    );
  }

  it('offers nights once their period opens', async () => {
    const period = await buildPeriod({
      koieIds: [koie.id],
      nights: [200, 205],
      opensAt: new Date(Date.now() + HOUR_MS),
    });
    await waits(member, { arrival_date: day(201), departure_date: day(203) });
    await runJob('waiting-list');
    expect(await stateOf(member)).to.equal('waiting');
    await period.update({ opensAt: new Date(Date.now() - HOUR_MS) });
    await runJob('waiting-list');
    expect(await stateOf(member)).to.equal('offered');
  });

  it('holds beds for less long near arrival', async () => {
    const until = async (arrival: string, at: string) => {
      const { rows } = await test.pool.query<{ iso: string }>(
        'select oslo_iso(waiting_offer_until($1, $2)) as iso',
        [arrival, at],
      );
      return rows[0]?.iso;
    };
    expect(await until('2026-12-20', '2026-12-10T10:00:00+01:00')).to.equal('2026-12-10T22:00:00+01:00');
    expect(await until('2026-12-11', '2026-12-10T10:00:00+01:00')).to.equal('2026-12-10T18:00:00+01:00');
    expect(await until('2026-12-11', '2026-12-10T16:00:00+01:00')).to.equal('2026-12-10T18:00:00+01:00');
    expect(await until('2026-12-11', '2026-12-10T16:01:00+01:00')).to.equal('2026-12-10T17:01:00+01:00');
    expect(await until('2026-12-11', '2026-12-10T23:00:00+01:00')).to.equal('2026-12-11T00:00:00+01:00');
  });

  it('gives what is declined to the next at once; who leaves is offered nothing', async () => {
    const [next, gone] = (await Promise.all([1, 2].map(() => buildMember()))) as [User, User];
    const { uuid } = await waits(member, { guests_member: 5 });
    const left = await waits(gone, { guests_member: 5 });
    await waits(next, { guests_member: 5 });
    expect((await leave(gone, left.uuid)).status).to.equal(204);
    expect((await leave(next, left.uuid)).status).to.equal(404);
    await cancel(full);
    expect(await freeBeds()).to.equal(0);
    expect((await leave(member, uuid)).status).to.equal(204);
    expect((await leave(member, uuid)).status).to.equal(204);
    expect(await Promise.all([member, gone, next].map(stateOf))).to.deep.equal([
      'declined',
      'withdrawn',
      'offered',
    ]);
    expect(await freeBeds()).to.equal(0);
  });

  it('lets those go who have booked it otherwise, and gives what was offered them to the next', async () => {
    const other = await buildKoie({ numberOfBeds: 6, bookingWindow: 60 });
    const next = await buildMember();
    await waits(member, { guests_member: 5 });
    await waits(next, { guests_member: 5 });
    await buildBooking({ koieId: other.id, userId: member.ntnuiNo, from: 5, to: 7 });
    expect(await stateOf(member)).to.equal('waiting');
    await cancel(full);
    expect(await stateOf(member)).to.equal('offered');
    await koie.update({ numberOfBeds: 7 });
    await buildBooking({ koieId: koie.id, userId: member.ntnuiNo, from: 5, to: 7, guestsMember: 1 });
    expect([await stateOf(member), await stateOf(next)]).to.deep.equal(['taken', 'offered']);
  });

  it('makes what one books oneself of an offer the offer, and takes it as taken once it is paid', async () => {
    await waits(member, { guests_member: 5 });
    await cancel(full);
    const { status, body } = await api.post(
      '/koie/booking/',
      {
        koie: koie.slug,
        arrival_date: day(5),
        departure_date: day(7),
        guests_member: 4,
        guests_not_member: 0,
      },
      { as: member },
    );
    expect(status).to.equal(200);
    const { state, booking } = await entryOf(member);
    expect([state, booking]).to.deep.equal(['offered', body.booking.uuid]);
    await Booking.update({ confirmedAt: new Date() }, { where: { uuid: booking } });
    expect(await entryOf(member)).to.include({ state: 'taken', booking, offered_until: null });
  });

  it('ends an entry whose first night has come', async () => {
    const { uuid } = await waits(member, { arrival_date: day(5) });
    await test.pool.query(
      `begin; alter table waiting_entries disable trigger waiting_entries_guard;
       update waiting_entries set arrival_date = oslo_today() where uuid = '${uuid}';
       alter table waiting_entries enable trigger waiting_entries_guard; commit`,
    );
    await cancel(full);
    expect(await stateOf(member)).to.equal('waiting');
    await runJob('waiting-list');
    expect(await stateOf(member)).to.equal('expired');
  });

  it('offers one who waits at several koier one of them', async () => {
    const other = await buildKoie({ numberOfBeds: 6, bookingWindow: 60 });
    const there = await buildBooking({ koieId: other.id, from: 5, to: 7, guestsMember: 6 });
    await waits(member, { koie: [koie.slug, other.slug] });
    await Promise.all([cancel(full), cancel(there)]);
    expect(await Booking.count({ where: { userId: member.ntnuiNo } })).to.equal(1);
    expect(await stateOf(member)).to.equal('offered');
  });

  it('keeps to its order of states, whoever writes', async () => {
    const { uuid } = await waits(member);
    await expectRefused(
      `update waiting_entries set state = 'declined', ended_at = now() where uuid = '${uuid}'`,
    );
    await expectRefused(`update waiting_entries set guests_member = 1 where uuid = '${uuid}'`);
    await expectRefused(`update waiting_entries set state = 'offered' where uuid = '${uuid}'`);
    await expectRefused(`update waiting_entries set state = 'withdrawn' where uuid = '${uuid}'`);
  });

  async function expectRefused(sql: string): Promise<void> {
    const refused = await test.pool.query(sql).then(
      () => null,
      (error: { constraint?: string }) => error.constraint,
    );
    expect(refused, sql).to.match(/^waiting_entries_/);
  }

  it('is told of in what is stored about a person', async () => {
    await waits(member);
    const { ntnuiNo, email } = member;
    const data = await exportPersonalData({ ntnuiNo, emails: [email], names: [], phones: [] });
    expect(data.waiting_entries).to.have.lengthOf(1);
  });
});
