import { expect } from 'chai';
import { BookingPeriod, type Koie, ReleaseRule } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { useDatabase } from '../support/database.js';
import { buildBoard, buildBooking, buildKoie, buildPeriod } from '../support/factories.js';
import { type PanelAnswer, usePanel, type Visitor } from '../support/panel.js';

describe('Booking rules in the panel', () => {
  useDatabase();
  const panel = usePanel();
  let board: Visitor;
  let koie: Koie;

  before(async () => {
    board = await panel.login(await buildBoard());
    koie = await buildKoie({ name: 'Flåkoia' });
  });
  beforeEach(async () => {
    await BookingPeriod.destroy({ where: {} });
    await ReleaseRule.destroy({ where: {} });
  });

  const form = (overrides: Record<string, unknown> = {}) => ({
    nameNb: 'Jul',
    nameEn: 'Christmas',
    koieIds: '',
    firstNight: '2437-12-20',
    lastNight: '2438-01-03',
    opensAt: '2437-12-02T08:00',
    closesAt: '',
    maxNights: '3',
    maxGuests: '',
    ...overrides,
  });
  const errorsOf = ({ body }: PanelAnswer) => Object.keys(body.record.errors);

  it('take times as the clocks of Oslo show them, in summer and in winter', async () => {
    for (const [written, meant] of [
      ['2437-12-02T08:00', '2437-12-02T07:00:00.000Z'],
      ['2437-07-02T08:00', '2437-07-02T06:00:00.000Z'],
    ] as const) {
      await BookingPeriod.destroy({ where: {} });
      const { body } = await board.create('booking_periods', form({ opensAt: written }));
      expect(body.notice.type, JSON.stringify(body.record.errors)).to.equal('success');
      const period = await BookingPeriod.findOne({ rejectOnEmpty: true });
      expect(period.opensAt.toISOString()).to.equal(meant);
      expect(period).to.include({ koieIds: null, closesAt: null, maxNights: 3, maxGuests: null });
    }
  });

  it('are for the koier that are ticked', async () => {
    const other = await buildKoie();
    await board.create('booking_periods', form({ koieIds: `${other.id},${koie.id}` }));
    const period = await BookingPeriod.findOne({ rejectOnEmpty: true });
    expect(period.koieIds).to.deep.equal([koie.id, other.id]);
    const shown = (await board.record('booking_periods', period.id, 'show')).body.record;
    expect(shown.params.koieNames).to.equal([koie.name, other.name].sort().join(', '));
    const again = await board.act('booking_periods', period.id, 'edit', shown.params);
    expect(again.body.notice.type).to.equal('success');
    expect((await period.reload()).version).to.equal(0);
  });

  it('are refused beside the field that is wrong', async () => {
    await board.create('booking_periods', form());
    for (const [overrides, field] of [
      [{}, 'firstNight'],
      [{ firstNight: '2438-02-02', lastNight: '2438-02-01' }, 'lastNight'],
      [{ firstNight: '2438-02-02', lastNight: '2440-02-01' }, 'lastNight'],
      [{ firstNight: '2438-02-02', lastNight: '2438-02-03', closesAt: '2437-12-02T07:59' }, 'closesAt'],
      [{ firstNight: '2438-02-02', lastNight: '2438-02-03', maxNights: '0' }, 'maxNights'],
      [{ firstNight: '2438-02-02', lastNight: '2438-02-03', koieIds: '999999' }, 'koieIds'],
      [{ firstNight: '2438-02-02', lastNight: '2438-02-03', koieIds: 'alle' }, 'koieIds'],
      [{ opensAt: 'i morgen' }, 'opensAt'],
    ] as const) {
      expect(errorsOf(await board.create('booking_periods', form(overrides))), field).to.deep.equal([field]);
    }
  });

  it('tell beforehand who can book what, when', async () => {
    await buildBooking({ koieId: koie.id, from: 5, to: 7 });
    const asked = new URLSearchParams({
      ...form({ firstNight: addDays(today(), 6), lastNight: addDays(today(), 9) }),
      koieIds: String(koie.id),
    });
    const example = '/admin/api/resources/booking_periods/actions/example';
    const { body } = await board.get(`${example}?${asked}`);
    expect(body.preview.words.nb.join(' ')).to.contain('onsdag 2. desember 2437, 08:00');
    expect(body.preview.words.en.join(' ')).to.contain('at most 3 nights');
    expect(body.preview.koier).to.have.length(1);
    expect(body.preview.koier[0]).to.include({ name: 'Flåkoia', booked: 1 });
    expect((await board.get(`${example}?firstNight=tull`)).body).to.deep.equal({ preview: null });
  });

  it('release nights each week at a time that is written in either way, and say what they do', async () => {
    const rule = {
      koieIds: String(koie.id),
      weekday: '3',
      atTime: '8.00',
      fromWeekday: '5',
      fromWeek: '1',
      nights: '7',
    };
    expect(errorsOf(await board.create('release_rules', { ...rule, atTime: 'tidlig' }))).to.deep.equal([
      'atTime',
    ]);
    expect(errorsOf(await board.create('release_rules', { ...rule, nights: '6' }))).to.deep.equal(['nights']);
    const { body } = await board.create('release_rules', rule);
    expect(body.record.params).to.include({ atTime: '08:00', koieIds: String(koie.id) });
    expect(body.record.title).to.equal('Onsdag 08:00 slippes fredag neste uke til torsdag uken etter');
    expect(errorsOf(await board.create('release_rules', rule))).to.deep.equal(['koieIds']);
    const example = `/admin/api/resources/release_rules/actions/example?${new URLSearchParams(rule)}`;
    const { words } = (await board.get(example)).body;
    expect(words.nb[2]).to.contain('Neste slipp er onsdag');
    expect(words.nb.join(' ')).not.to.contain('..');
  });

  it('do not hold for the board, who is told of them', async () => {
    await buildPeriod({ nights: [20, 30], opensAt: new Date('2437-12-02T07:00:00Z') });
    const stay = {
      koieId: koie.id,
      arrivalDate: addDays(today(), 21),
      departureDate: addDays(today(), 23),
      guestsMember: 2,
      guestsNotMember: 0,
    };
    const query = Object.entries(stay).map(([name, value]) => `${name}=${value}`);
    const quoted = await board.get(`/admin/api/resources/bookings/actions/quote?${query.join('&')}`);
    expect(quoted.body.notForMembers).to.equal(
      'Alle nettene kan bestilles fra onsdag 2. desember 2437, 08:00.',
    );
    const made = await board.create('bookings', {
      ...stay,
      guestName: 'Kari',
      contactEmail: 'kari@example.org',
      settlement: 'free',
      settlementReason: 'Dugnad',
    });
    expect(made.body.notice.type, JSON.stringify(made.body.record.errors)).to.equal('success');
  });

  it('are told to the board that moves a stay onto their nights, and not for fewer nights', async () => {
    await buildPeriod({ nights: [20, 30], opensAt: new Date('2437-12-02T07:00:00Z') });
    const [outside, inside] = [
      await buildBooking({ koieId: koie.id, from: 10, to: 12 }),
      await buildBooking({ koieId: koie.id, from: 21, to: 24 }),
    ];
    const asked = async (id: number, from: number, to: number) => {
      const query = new URLSearchParams({
        koieId: String(koie.id),
        arrivalDate: addDays(today(), from),
        departureDate: addDays(today(), to),
        guestsMember: '1',
        guestsNotMember: '0',
      });
      return (await board.record('bookings', id, `move?${query}`)).body.notForMembers;
    };
    const why = 'Alle nettene kan bestilles fra onsdag 2. desember 2437, 08:00.';
    expect(await asked(outside.id, 21, 23)).to.equal(why);
    expect(await asked(outside.id, 10, 11)).to.equal(null);
    expect(await asked(inside.id, 22, 24)).to.equal(null);
    expect(await asked(inside.id, 21, 25)).to.equal(why);
  });

  it('stand on the page of each koie: its periods, and what opens its other nights', async () => {
    const related = async () => (await board.record('koier', koie.id, 'related')).body.related.openings;
    expect(await related()).to.deep.include({ periods: [], release: null });
    const opensAt = new Date('2437-12-02T07:00:00Z');
    const period = await buildPeriod({ nights: [20, 30], opensAt, maxNights: 3, koieIds: [koie.id] });
    await buildPeriod({ nights: [-9, -2] });
    const rule = { weekday: 3, atTime: '08:00', fromWeekday: 5, fromWeek: 1, nights: 7 };
    const { id } = await ReleaseRule.create({ ...rule, koieIds: [koie.id] });
    const { periods, release, bookableUntil } = await related();
    expect(periods).to.have.length(1);
    expect(periods[0]).to.include({
      id: period.id,
      nameNb: 'Jul',
      firstNight: addDays(today(), 20),
      opensAt: '2437-12-02T08:00:00+01:00',
      maxNights: 3,
    });
    expect(release).to.deep.equal({
      id,
      title: {
        nb: 'Onsdag 08:00 slippes fredag neste uke til torsdag uken etter',
        en: 'Wednesday 08:00 releases Friday of the next week to Thursday of the week after',
      },
    });
    expect(bookableUntil > today()).to.equal(true);
  });
});
