import { expect } from 'chai';
import { Booking, BookingPeriod, type Koie, type User } from '../../src/models/index.js';
import { addDays, osloMinuteOf, today } from '../../src/platform/clock.js';
import { dayAndTime } from '../../src/platform/format.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBooking, buildKoie, buildMember, buildPeriod } from '../support/factories.js';

describe('booking periods', () => {
  const test = useDatabase();
  const api = useApi();
  let member: User;
  let koie: Koie;
  beforeEach(async () => {
    await BookingPeriod.destroy({ where: {} });
    member = await buildMember();
    koie = await buildKoie({ numberOfBeds: 6, bookingWindow: 14 });
  });

  const day = (days: number) => addDays(today(), days);
  const book = (from: number, to: number, more: Record<string, unknown> = {}) =>
    api.post(
      '/koie/booking/',
      {
        koie: koie.slug,
        arrival_date: day(from),
        departure_date: day(to),
        guests_member: 2,
        guests_not_member: 0,
        ...more,
      },
      { as: member },
    );
  /** A moment by the clock of the database, so many hours from now, in whole seconds. */
  const hoursAway = async (hours: number) => {
    const { rows } = await test.pool.query<{ at: Date }>(
      `select date_trunc('second', clock_timestamp()) + $1 * interval '1 hour' as at`,
      [hours],
    );
    return rows[0]?.at ?? new Date(0);
  };
  const refusalAt = async (at: string, first: string, end: string, guests = 1) => {
    const { rows } = await test.pool.query<{ refusal: string; detail: string }>(
      'select * from stay_refusal($1, $2, $3, $4, $5)',
      [koie.id, first, end, guests, at],
    );
    return rows[0] ?? null;
  };

  it('are not bookable before they open, also within the booking window, and then they are', async () => {
    const opensAt = await hoursAway(1);
    const period = await buildPeriod({ nights: [3, 9], opensAt });
    const { status, body } = await book(4, 5);
    expect(status).to.equal(400);
    const { rows } = await test.pool.query<{ iso: string }>('select oslo_iso($1) as iso', [opensAt]);
    expect(body).to.deep.equal({
      detail: { arrival_date: [`Alle nettene kan bestilles fra ${dayAndTime('nb', opensAt)}.`] },
      code: 'not_open_yet',
      opens_at: rows[0]?.iso,
    });
    expect(new Date(body.opens_at)).to.deep.equal(opensAt);
    expect(body.opens_at).to.match(/\+0[12]:00$/);
    expect(await Booking.count({ where: { koieId: koie.id } })).to.equal(0);
    await period.update({ opensAt: await hoursAway(0) });
    expect((await book(4, 5)).status).to.equal(200);
  });

  it('are bookable far beyond the booking window', async () => {
    await buildPeriod({ nights: [200, 220] });
    expect((await book(205, 207)).status).to.equal(200);
    const beyond = await book(221, 222);
    expect([beyond.status, beyond.body.code]).to.deep.equal([400, 'invalid']);
    expect(beyond.body.detail).to.have.property('departure_date');
  });

  it('close, and then nobody books their nights', async () => {
    const closesAt = await hoursAway(-1);
    await buildPeriod({ nights: [3, 9], opensAt: await hoursAway(-2), closesAt });
    const { status, body } = await book(4, 5);
    expect([status, body.code, new Date(body.closes_at)]).to.deep.equal([400, 'no_longer_open', closesAt]);
    expect(body.detail).to.have.property('arrival_date');
  });

  it('limit nights and persons of a stay that has one of their nights', async () => {
    await buildPeriod({ nights: [3, 9], maxNights: 2, maxGuests: 3 });
    const long = await book(3, 6);
    expect([long.status, long.body.code]).to.deep.equal([400, 'stay_too_long']);
    expect(long.body.detail.departure_date).to.deep.equal([
      'Oppholdet kan ha høyst 2 netter i denne perioden.',
    ]);
    const across = await book(1, 4);
    expect(across.body.code).to.equal('stay_too_long');
    const many = await book(3, 5, { guests_member: 4 });
    expect([many.status, many.body.code]).to.deep.equal([400, 'too_many_guests']);
    expect(many.body.detail).to.have.property('guests_member');
    expect((await book(2, 4, { guests_member: 3 })).status).to.equal(200);
    expect((await book(10, 13, { guests_member: 3 })).status).to.equal(200);
  });

  it('let a stay across them and other nights in when every night is open', async () => {
    await buildPeriod({ nights: [13, 20], opensAt: await hoursAway(1) });
    expect((await book(12, 13)).status).to.equal(200);
    expect((await book(12, 14)).body.code).to.equal('not_open_yet');
    await BookingPeriod.update({ opensAt: await hoursAway(-1) }, { where: {} });
    expect((await book(12, 21)).status).to.equal(200);
    // Its last night is beyond the window, and in no period.
    expect((await book(20, 22)).body.detail).to.have.property('departure_date');
  });

  it('are for the koier chosen, or all', async () => {
    const other = await buildKoie();
    await buildPeriod({ nights: [3, 9], opensAt: await hoursAway(1), koieIds: [other.id] });
    expect((await book(4, 5)).status).to.equal(200);
    await buildPeriod({ nights: [3, 9], opensAt: await hoursAway(1), koieIds: [koie.id] });
    expect((await book(4, 5)).body.code).to.equal('not_open_yet');
  });

  it('open at the moment and not a microsecond before', async () => {
    await buildPeriod({
      nights: [0, 0],
      firstNight: '2437-12-20',
      lastNight: '2438-01-03',
      opensAt: new Date('2437-12-02T07:00:00Z'),
      closesAt: new Date('2437-12-10T11:00:00Z'),
    });
    const at = (moment: string) => refusalAt(moment, '2437-12-24', '2437-12-26');
    expect(await at('2437-12-02T08:00:00+01:00')).to.equal(null);
    expect(await at('2437-12-02T07:59:59.999999+01:00')).to.deep.equal({
      refusal: 'bookings_not_open_yet',
      detail: '2437-12-02T08:00:00+01:00',
    });
    expect(await at('2437-12-10T11:59:59.999999+01:00')).to.equal(null);
    expect((await at('2437-12-10T12:00:00+01:00'))?.refusal).to.equal('bookings_no_longer_open');
  });

  it('leave the booking window its midnights in Oslo, in summer, in winter and when clocks change', async () => {
    // A fortnight ahead: until the day has come in Oslo on which the departure is 14 days away.
    for (const [departure, opens] of [
      ['2437-07-20', '2437-07-06T00:00:00+02:00'],
      ['2437-12-20', '2437-12-06T00:00:00+01:00'],
      ['2437-04-10', '2437-03-27T00:00:00+01:00'],
      ['2437-11-05', '2437-10-22T00:00:00+02:00'],
    ] as const) {
      const before = new Date(Date.parse(opens) - 1).toISOString();
      const arrival = addDays(departure, -1);
      expect(await refusalAt(opens, arrival, departure), departure).to.equal(null);
      expect(await refusalAt(before, arrival, departure), departure).to.deep.equal({
        refusal: 'bookings_within_window',
        detail: '14',
      });
    }
  });

  it('never overlap for a koie, whoever writes at the same moment', async () => {
    const other = await buildKoie();
    const choices = [null, [koie.id], [koie.id, other.id], null, [other.id, koie.id], [koie.id]];
    const made = await Promise.allSettled(
      choices.map((koieIds, index) => buildPeriod({ nights: [20 + index, 30 + index], koieIds })),
    );
    expect(made.filter(({ status }) => status === 'fulfilled')).to.have.length(1);
    await BookingPeriod.destroy({ where: {} });
    await buildPeriod({ nights: [20, 30], koieIds: [koie.id] });
    await buildPeriod({ nights: [20, 30], koieIds: [other.id] });
    await buildPeriod({ nights: [31, 40] });
  });

  it('name no koie that is not there, and keep those that they name', async () => {
    const named = await buildKoie();
    const constraintOf = async (act: () => Promise<unknown>) => {
      try {
        await act();
        return null;
      } catch (error) {
        return (error as { parent?: { constraint?: string } }).parent?.constraint;
      }
    };
    expect(await constraintOf(() => buildPeriod({ nights: [1, 2], koieIds: [999_999] }))).to.equal(
      'chosen_koier_known',
    );
    await buildPeriod({ nights: [1, 2], koieIds: [named.id, koie.id, named.id] });
    expect((await BookingPeriod.findOne())?.koieIds).to.deep.equal(
      [koie.id, named.id].sort((one, two) => one - two),
    );
    expect(await constraintOf(() => named.destroy())).to.equal('koier_not_chosen');
  });

  it('are rules for a guest who changes a stay, and not for fewer nights', async () => {
    const booking = await buildBooking({
      koieId: koie.id,
      userId: member.ntnuiNo,
      from: 2,
      to: 5,
      guestsMember: 2,
      priceNok: 240,
    });
    await test.pool.query('update terms set may_change_until_days = 0');
    await buildPeriod({ nights: [3, 9], opensAt: await hoursAway(1) });
    const change = `/koie/booking/${booking.uuid}/change/`;
    const longer = await api.get(`${change}?departure_date=${day(6)}`, { as: member });
    expect([longer.status, longer.body.code]).to.deep.equal([400, 'not_open_yet']);
    const asked = { departure_date: day(6), expected_difference: 80 };
    expect((await api.post(change, asked, { as: member })).body.code).to.equal('not_open_yet');
    const fewer = await api.get(`${change}?departure_date=${day(4)}`, { as: member });
    expect([fewer.status, fewer.body.allowed]).to.deep.equal([200, true]);
  });

  it('stand at the koie, with the last day that a stay can end on', async () => {
    const of = async () => (await api.get(`/koie/koie/${koie.slug}/`)).body.koie;
    expect(await of()).to.deep.include({ booking_periods: [], bookable_until: day(14), booking_window: 14 });
    const opensAt = new Date('2437-06-01T06:00:00Z');
    await buildPeriod({ nights: [10, 20], opensAt, maxNights: 3 });
    await buildPeriod({ nights: [-9, -2] });
    const shown = await of();
    expect(shown.booking_periods).to.deep.equal([
      {
        name_nor: 'Jul',
        name_eng: 'Christmas',
        first_night: day(10),
        last_night: day(20),
        opens_at: '2437-06-01T08:00:00+02:00',
        closes_at: null,
        max_nights: 3,
        max_guests: null,
      },
    ]);
    expect(shown.bookable_until).to.equal(day(10));
    expect(Object.keys(shown.beds_available_in_booking_window)).to.have.length.of.at.least(14);
    await BookingPeriod.update({ opensAt: await hoursAway(-1) }, { where: {} });
    expect((await of()).bookable_until).to.equal(day(21));
    await BookingPeriod.destroy({ where: {} });
    await buildPeriod({ nights: [-1, 200], opensAt });
    expect((await of()).bookable_until).to.equal(null);
    expect(osloMinuteOf(opensAt)).to.equal('2437-06-01 08:00');
  });
});
