import { expect } from 'chai';
import { presentKoie } from '../../src/api/koier/presenter.js';
import { Description, type Koie, Location, type User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { koieDetail } from '../../src/services/koier/koie.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildHold, buildKoie } from '../support/factories.js';

describe('koier', () => {
  const test = useDatabase();
  const api = useApi();
  let koie: Koie;
  before(async () => {
    koie = await buildKoie({
      name: 'Lynhøgen',
      slug: 'lynhogen',
      legacySlug: 'lynhgen',
      numberOfBeds: 4,
      koieType: 'kaate',
      bookingWindow: 5,
    });
    await Location.update(
      { latitude: '63.10', altitude: 532, area: 'Børsåsen' },
      { where: { id: koie.locationId } },
    );
    await Description.update({ parkingEng: '<p>By the road</p>' }, { where: { id: koie.descriptionId } });
  });

  it('lists the koier in use, in id order', async () => {
    const second = await buildKoie();
    await buildKoie({ inUse: false });
    const { body } = await api.get('/koie/koie/');
    expect(body.koier.map(({ name }: Koie) => name)).to.deep.equal(['Lynhøgen', second.name]);
    expect(body.koier[0]).to.deep.equal({
      id: koie.id,
      name: 'Lynhøgen',
      slug: 'lynhogen',
      number_of_beds: 4,
      album: '',
    });
  });

  it('shows a koie with location, description and free beds', async () => {
    await buildBooking({ koieId: koie.id, from: 1, to: 3, guestsMember: 3 });
    await buildHold({ koieId: koie.id, from: 2, guestsMember: 1 });
    const { body } = await api.get('/koie/koie/lynhogen/');
    expect(body.koie).to.include({
      koie_type: 'kaate',
      difficulty: 'three',
      price_member: 40,
      booking_window: 5,
    });
    expect(body.koie.location).to.include({
      latitude: '63.1',
      longitude: '10.36538',
      altitude: 532,
      area: 'Børsåsen',
      map_pdf: '',
    });
    expect(body.koie.description).to.include({ parking_eng: '<p>By the road</p>', yr_link_nor: '' });
    const nights = Object.entries(body.koie.beds_available_in_booking_window);
    expect(nights.slice(-5)).to.deep.equal(
      [4, 1, 0, 4, 4].map((beds, night) => [addDays(today(), night), beds]),
    );
  });

  it('begins with the UTC day, without beds, while it is still yesterday in UTC', async () => {
    const nightsAt = async (moment: string) => {
      const detail = await koieDetail('lynhogen', '2430-07-02');
      const shown = detail && presentKoie(detail, new Date(moment), 'nb');
      return Object.entries(shown?.beds_available_in_booking_window ?? {});
    };
    const nights = [2, 3, 4, 5, 6].map((day) => [`2430-07-0${day}`, 4]);
    expect(await nightsAt('2430-07-01T22:00:00Z')).to.deep.equal([['2430-07-01', 0], ...nights]);
    expect(await nightsAt('2430-07-01T23:59:59Z')).to.deep.equal([['2430-07-01', 0], ...nights]);
    expect(await nightsAt('2430-07-02T00:00:00Z')).to.deep.equal(nights);
    expect(await nightsAt('2430-07-02T21:59:59Z')).to.deep.equal(nights);
  });

  for (const named of ['lynhogen', 'LYNHOGEN', 'lynhgen', 'lynhøgen', 'Lynh%C3%B8gen', 'Lynh%C3%98GEN']) {
    it(`is found as ${named}, with and without a slash at the end`, async () => {
      for (const slash of ['', '/']) {
        expect((await api.get(`/koie/koie/${named}${slash}`)).body.koie.slug).to.equal('lynhogen');
      }
    });
  }

  it('says 404 to what names nothing, also to a koie out of use', async () => {
    const closed = await buildKoie({ inUse: false });
    for (const named of ['soria-moria', closed.slug, '%00', '%E0%A4%A', 'a'.repeat(500)]) {
      const { status, body } = await api.get(`/koie/koie/${named}/`);
      expect(status, named).to.equal(404);
      expect(body.detail).to.be.a('string');
    }
  });

  describe('availability', () => {
    let board: User;
    before(async () => {
      board = await buildBoard();
    });
    const nightsOf = (body: {
      koier: { slug: string; beds_available_in_date_range: Record<string, number> }[];
    }) =>
      Object.entries(body.koier.find(({ slug }) => slug === 'lynhogen')?.beds_available_in_date_range ?? {});

    it('covers fourteen nights from today unless told', async () => {
      const { body } = await api.get('/koie/availability/', { as: board });
      expect(nightsOf(body)).to.have.length(14);
      expect(nightsOf(body)[1]).to.deep.equal([addDays(today(), 1), 1]);
      expect(body.koier[0]).to.include({ name: 'Lynhøgen', number_of_beds: 4, booking_window: 5 });
    });

    it('gives empty maps for no days, since the frontend lists names with it', async () => {
      const { body } = await api.get('/koie/availability/?days=0', { as: board });
      expect(nightsOf(body)).to.deep.equal([]);
      expect(body.koier.length).to.be.greaterThan(0);
    });

    it('takes up to 366 days', async () => {
      expect(nightsOf((await api.get('/koie/availability/?days=366', { as: board })).body)).to.have.length(
        366,
      );
      for (const days of ['367', '-1', 'ti', '1.5', '1&days=2']) {
        expect((await api.get(`/koie/availability/?days=${days}`, { as: board })).status, days).to.equal(400);
      }
    });

    it('takes a range, the last day not included', async () => {
      const range = (from: string, to: string) =>
        api.get(`/koie/availability/range/?from_date=${from}&to_date=${to}`, { as: board });
      const [from, to] = [addDays(today(), -2), addDays(today(), 2)];
      expect(nightsOf((await range(from, to)).body).map(([night]) => night)).to.deep.equal(
        [-2, -1, 0, 1].map((days) => addDays(today(), days)),
      );
      expect(nightsOf((await range(to, from)).body)).to.deep.equal([]);
      expect((await range(from, addDays(from, 367))).status).to.equal(400);
      expect((await range('2026-02-30', to)).status).to.equal(400);
      expect(nightsOf((await api.get('/koie/availability/range', { as: board })).body)).to.have.length(14);
    });

    it('never shows fewer than no beds on a closed and sold night', async () => {
      await test.pool.query(
        "insert into closures (koie_id, first_night, last_night, reason_nb) values ($1, $2, $2, 'Rotter')",
        [koie.id, addDays(today(), 1)],
      );
      expect(nightsOf((await api.get('/koie/availability/', { as: board })).body)[1]).to.deep.equal([
        addDays(today(), 1),
        0,
      ]);
    });
  });
});
