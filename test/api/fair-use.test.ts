import { expect } from 'chai';
import fc from 'fast-check';
import { Booking, FairUseException, FairUseRule, Terms, type User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { shortDate } from '../../src/platform/format.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie, buildMember, buildSit } from '../support/factories.js';

/** As many stays are made up and counted again; more when told: PROPERTY_RUNS=5000. */
const RUNS = Number(process.env.PROPERTY_RUNS ?? 100);

describe('fair use', () => {
  const test = useDatabase();
  const api = useApi();
  let member: User;
  let owned: { userId: number };
  beforeEach(async () => {
    await FairUseRule.update({ isOn: false }, { where: {} });
    member = await buildMember();
    owned = { userId: member.ntnuiNo };
  });

  const turnOn = (rule: FairUseRule['rule'], limits: { most?: number; days?: number } = {}) =>
    FairUseRule.update({ isOn: true, ...limits }, { where: { rule } });
  const in_ = (days: number) => addDays(today(), days);
  const bookAs = (user: User, slug: string, [from, to]: [number, number], language = 'en') => {
    const stay = { arrival_date: in_(from), departure_date: in_(to), guests_member: 1, guests_not_member: 0 };
    const body = { koie: slug, ...stay, contact_email: 'kari@example.org' };
    return api.post('/koie/booking/', body, { as: user, headers: { 'Accept-Language': language } });
  };

  it('is off until the board turns a rule on', async () => {
    const koie = await buildKoie({ bookingWindow: 60 });
    for (let count = 0; count < 6; count += 1) await buildBooking({ ...owned, from: 1, to: 2 });
    expect((await bookAs(member, koie.slug, [1, 40])).status).to.equal(200);
  });

  it('limits the nights of a stay, and says so in the language asked for', async () => {
    const koie = await buildKoie();
    await turnOn('nights_per_stay', { most: 2 });
    const { status, body } = await bookAs(member, koie.slug, [1, 4]);
    expect([status, body]).to.deep.equal([
      409,
      { detail: 'A stay can have at most 2 nights.', code: 'fair_use', rule: 'nights_per_stay', limit: 2 },
    ]);
    const { body: inNorwegian } = await bookAs(member, koie.slug, [1, 4], 'nb');
    expect(inNorwegian.detail).to.equal('Et opphold kan ha høyst 2 netter.');
    expect((await bookAs(member, koie.slug, [1, 3])).status).to.equal(200);
  });

  it('limits bookings that are not over, until enough of them end', async () => {
    const koie = await buildKoie();
    await turnOn('active_bookings', { most: 2 });
    await buildBooking({ ...owned, from: -4, to: -2 });
    await buildBooking({ ...owned, from: 1, to: 2 });
    await buildBooking({ ...owned, from: 1, to: 5, cancelledAt: new Date() });
    await buildBooking({ ...owned, from: 1, to: 4 });
    const { status, body } = await bookAs(member, koie.slug, [6, 7]);
    expect(status).to.equal(409);
    expect(body).to.deep.include({ rule: 'active_bookings', limit: 2, possible_from: in_(2) });
    expect(body.detail).to.include(shortDate('en', in_(2)));
    expect((await bookAs(await buildMember(), koie.slug, [6, 7])).status).to.equal(200);
  });

  it('gives one member one koie per night', async () => {
    const koie = await buildKoie();
    await turnOn('one_koie_per_night');
    await buildBooking({ ...owned, koieId: koie.id, from: 1, to: 2 });
    await buildBooking({ ...owned, from: 3, to: 5 });
    const refused = await bookAs(member, koie.slug, [2, 4]);
    expect(refused.body).to.deep.include({ rule: 'one_koie_per_night', possible_from: in_(5) });
    for (const nights of [
      [1, 2],
      [2, 3],
      [5, 6],
    ] as [number, number][])
      expect((await bookAs(member, koie.slug, nights)).status, String(nights)).to.equal(200);
  });

  it('lets nobody book stay after stay at a koie, wherever the days are counted from', async () => {
    const koie = await buildKoie();
    await turnOn('nights_per_koie', { most: 3, days: 7 });
    await buildBooking({ ...owned, koieId: koie.id, from: 1, to: 3 });
    const refused = await bookAs(member, koie.slug, [4, 6]);
    expect(refused.status).to.equal(409);
    expect(refused.body).to.deep.include({
      rule: 'nights_per_koie',
      limit: 3,
      days: 7,
      possible_from: in_(7),
    });
    expect((await bookAs(member, koie.slug, [4, 5])).status).to.equal(200);
    expect((await bookAs(member, koie.slug, [5, 6])).body.code).to.equal('fair_use');
    expect((await bookAs(member, koie.slug, [12, 16])).body).to.not.have.property('possible_from');
    expect((await bookAs(member, (await buildKoie()).slug, [4, 6])).status).to.equal(200);
  });

  it('counts the nights of every span of days as one would by hand', async () => {
    const nights = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { maxLength: 15 });
    const drawn = fc.record({
      nights,
      from: fc.integer({ min: 0, max: 40 }),
      length: fc.integer({ min: 1, max: 6 }),
      most: fc.integer({ min: 1, max: 8 }),
      span: fc.integer({ min: 2, max: 20 }),
    });
    await fc.assert(
      fc.asyncProperty(drawn, async ({ nights: had, from, length, most, span }) => {
        const added = Array.from({ length }, (_none, index) => from + index);
        const all = [...new Set([...had, ...added])];
        const spans = Array.from({ length: 80 }, (_none, index) => index - 20);
        const isTooMany = spans.some((first) => {
          const isWithin = (night: number) => night >= first && night < first + span;
          return added.some(isWithin) && all.filter(isWithin).length > most;
        });
        const { rows } = await test.pool.query<{ found: boolean }>(
          'select is_too_many_nights($1::date[], $2, $3, $4, $5) as found',
          [all.map(in_), in_(from), in_(from + length), most, span],
        );
        expect(rows[0]?.found).to.equal(isTooMany);
      }),
      { numRuns: RUNS },
    );
  });

  it('is not got round by ten requests at once', async () => {
    await turnOn('active_bookings', { most: 2 });
    const koier = await Promise.all(Array.from({ length: 10 }, () => buildKoie()));
    const answers = await Promise.all(koier.map(({ slug }) => bookAs(member, slug, [1, 2])));
    expect(answers.filter(({ status }) => status === 200)).to.have.length(2);
    const codes = new Set(answers.flatMap(({ status, body }) => (status === 200 ? [] : body.code)));
    expect([...codes]).to.deep.equal(['fair_use']);
  });

  it('does not limit staff, nor a member within an exception of the board', async () => {
    const koie = await buildKoie();
    await turnOn('nights_per_stay', { most: 1 });
    for (const staff of [await buildSit(), await buildBoard()])
      expect((await bookAs(staff, koie.slug, [1, 3])).status).to.equal(200);
    const { id: koieId } = koie;
    const reason = 'Kurs i skredvurdering';
    await FairUseException.create({ ...owned, koieId, firstNight: in_(1), lastNight: in_(3), reason });
    expect((await bookAs(member, koie.slug, [1, 4])).status).to.equal(200);
    expect((await bookAs(member, koie.slug, [2, 5])).body.code).to.equal('fair_use');
    expect((await bookAs(member, (await buildKoie()).slug, [1, 4])).body.code).to.equal('fair_use');
  });

  it('is for changes too, but never keeps anybody from coming with fewer', async () => {
    const { id: termsId } = await Terms.create({ nameNb: 'Frie', nameEn: 'Free', mayChangeUntilDays: 0 });
    const koie = await buildKoie({ termsId, bookingWindow: 60 });
    const booking = await buildBooking({ ...owned, koieId: koie.id, from: 10, to: 14, priceNok: 160 });
    await turnOn('nights_per_stay', { most: 2 });
    const path = `/koie/booking/${booking.uuid}/change/`;
    const change = (days: number, difference: number) =>
      api.post(path, { departure_date: in_(days), expected_difference: difference }, { as: member });
    const longer = await change(15, 40);
    expect([longer.status, longer.body.code, longer.body.rule]).to.deep.equal([
      409,
      'fair_use',
      'nights_per_stay',
    ]);
    expect((await change(13, -40)).status).to.equal(200);
  });

  it('passes over who waits for more than that, until it is fair', async () => {
    const koie = await buildKoie({ numberOfBeds: 1 });
    const stays = await buildBooking({ koieId: koie.id, from: 3, to: 4 });
    const own = await buildBooking({ ...owned, from: 1, to: 2 });
    const next = await buildMember();
    const wait = (user: User) =>
      api.post(
        '/koie/waitlist/',
        {
          koie: koie.slug,
          arrival_date: in_(3),
          departure_date: in_(4),
          guests_member: 1,
          guests_not_member: 0,
        },
        { as: user },
      );
    const stateOf = async (user: User) =>
      (await api.get('/koie/waitlist/', { as: user })).body.entries[0].state;
    for (const user of [member, next]) expect((await wait(user)).status).to.equal(200);
    await turnOn('active_bookings', { most: 1 });
    await stays.update({ cancelledAt: new Date() });
    await test.pool.query('select offer_beds($1)', [koie.id]);
    expect([await stateOf(member), await stateOf(next)]).to.deep.equal(['waiting', 'offered']);
    await own.update({ cancelledAt: new Date() });
    await Booking.update({ holdUntil: new Date() }, { where: { userId: next.ntnuiNo } });
    await test.pool.query('select offer_beds($1)', [koie.id]);
    expect(await stateOf(member)).to.equal('offered');
  });

  it('is turned on by the board alone, with numbers that make sense', async () => {
    const refused = async (values: Partial<FairUseRule>, rule: FairUseRule['rule']) =>
      FairUseRule.update(values, { where: { rule } }).then(
        () => 'taken',
        (error) => error.parent.constraint,
      );
    expect(await refused({ most: 0 }, 'nights_per_stay')).to.equal('fair_use_rules_most_range');
    expect(await refused({ most: null }, 'active_bookings')).to.equal('fair_use_rules_most_given');
    expect(await refused({ days: 7 }, 'active_bookings')).to.equal('fair_use_rules_days_given');
    expect(await refused({ most: 1 }, 'one_koie_per_night')).to.equal('fair_use_rules_most_given');
  });
});
