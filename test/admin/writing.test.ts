import { expect } from 'chai';
import { jsonRows } from '../../src/api/json-rows.js';
import { presentReport } from '../../src/api/reports/presenter.js';
import {
  AuditEntry,
  Booking,
  Closure,
  Description,
  Desk,
  Email,
  Koie,
  Location,
  Payment,
  Report,
  Task,
  User,
} from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { nightBetween } from '../../src/platform/format.js';
import { latestComplaints } from '../../src/services/reports/complaints.js';
import { listReports } from '../../src/services/reports/reports.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, buildBooking, buildKoie, buildMember } from '../support/factories.js';
import { type PanelAnswer, usePanel, type Visitor } from '../support/panel.js';

describe('Changing things in the panel', () => {
  useDatabase();
  const panel = usePanel();
  let board: Visitor;
  let admin: Visitor;

  before(async () => {
    board = await panel.login(await buildBoard());
    admin = await panel.login(await buildAdmin());
  });

  const errorsOf = ({ body }: PanelAnswer): Record<string, string> => {
    expect(body.notice.type).to.equal('error');
    expect(body.redirectUrl).to.equal(undefined);
    const entries = Object.entries<{ message: string }>(body.record.errors);
    return Object.fromEntries(entries.map(([field, { message }]) => [field, message]));
  };
  const succeeded = ({ status, body }: PanelAnswer) => {
    expect([status, body.notice?.type], JSON.stringify(body.record?.errors ?? body)).to.deep.equal([
      200,
      'success',
    ]);
    return body.record;
  };
  /** The form as AdminJS sends it back: all that it was opened with, and what has been changed. */
  async function opened(visitor: Visitor, resource: string, id: number) {
    const { body } = await visitor.record(resource, id, 'edit');
    return body.record.params;
  }

  it('writes what the form shows and nothing else, whatever is sent along', async () => {
    const booking = await buildBooking();
    const other = await buildBooking();
    const before = (await booking.reload()).get();
    const otherBefore = (await other.reload()).get();
    succeeded(
      await board.act('bookings', booking.id, 'edit', {
        deskNote: 'Ring Kari',
        id: other.id,
        uuid: '00000000-0000-4000-8000-000000000000',
        reference: 'AAAAAA',
        priceNok: 1,
        keyStatus: 'delivered',
        confirmedAt: '2020-01-01T00:00:00Z',
        cancelledAt: '2020-01-01T00:00:00Z',
        importedOversold: true,
        settlement: 'free',
        paid: true,
        createdAt: '2020-01-01T00:00:00Z',
        version: booking.version,
        'koie.name': 'x',
        __proto__: 'x',
      }),
    );
    const after = (await booking.reload()).get();
    expect(after).to.deep.equal({ ...before, deskNote: 'Ring Kari', version: before.version + 1 });
    expect((await other.reload()).get()).to.deep.equal(otherBefore);
  });

  it('sets no password, role or credential of a user by another form than its own', async () => {
    const user = await buildMember();
    const hash = user.passwordHash;
    succeeded(
      await admin.act('users', user.ntnuiNo, 'edit', {
        firstName: 'Ny',
        passwordHash: 'x',
        password: 'et nytt passord',
        credentialsChangedAt: '2000-01-01',
        ntnuiNo: 1,
        lastLogin: '2000-01-01',
      }),
    );
    await user.reload();
    expect([user.firstName, user.passwordHash]).to.deep.equal(['Ny', hash]);
    expect((await board.act('users', user.ntnuiNo, 'edit', { isAdmin: true })).status).to.equal(403);
    expect((await user.reload()).isAdmin).to.equal(false);
  });

  it('keeps a day the day it was, in whatever zone the server is', async () => {
    const zone = process.env.TZ;
    try {
      for (const TZ of ['Europe/Oslo', 'UTC', 'America/New_York']) {
        process.env.TZ = TZ;
        const koie = await buildKoie();
        const sent = {
          koieId: koie.id,
          firstNight: '2430-05-20',
          lastNight: '2430-05-21',
          reasonNb: 'Dugnad',
        };
        const record = succeeded(await board.create('closures', sent));
        expect([record.params.firstNight, record.params.lastNight], TZ).to.deep.equal([
          '2430-05-20',
          '2430-05-21',
        ]);
        // As AdminJS's own picker in Oslo sends the 22nd.
        succeeded(
          await board.act('closures', record.params.id, 'edit', { lastNight: '2430-05-21T22:00:00.000Z' }),
        );
        const closure = await Closure.findByPk(record.params.id);
        expect([closure?.firstNight, closure?.lastNight], TZ).to.deep.equal(['2430-05-20', '2430-05-22']);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('tells beside the field what cannot be, in the language of the user', async () => {
    const koie = await buildKoie();
    const sent = {
      name: '',
      numberOfBeds: 'ti',
      priceMember: '',
      priceNotMember: '99999999999',
      difficulty: 'six',
      inUse: 'maybe',
      deskId: '1.5',
      bookingWindow: '',
    };
    expect(errorsOf(await board.act('koier', koie.id, 'edit', sent))).to.deep.equal({
      name: 'Feltet må fylles ut.',
      numberOfBeds: 'Må være et heltall.',
      priceMember: 'Feltet må fylles ut.',
      priceNotMember: 'Tallet er for stort.',
      difficulty: 'Må være en av: one, two, three, four, five.',
      inUse: 'Må være sant eller usant.',
      deskId: 'Må være et heltall.',
      bookingWindow: 'Feltet må fylles ut.',
    });
    board.cookies.set('koiene_language', 'en');
    expect(errorsOf(await board.act('koier', koie.id, 'edit', { numberOfBeds: 'ti' }))).to.deep.equal({
      numberOfBeds: 'Must be a whole number.',
    });
    board.cookies.delete('koiene_language');
    expect((await koie.reload()).version).to.equal(0);
    const location = await Location.findByPk(koie.locationId);
    succeeded(await board.act('locations', koie.locationId, 'edit', { latitude: '63,5', altitude: '400' }));
    expect((await location?.reload())?.latitude).to.equal('63.5');
    expect(
      errorsOf(await board.act('locations', koie.locationId, 'edit', { latitude: 'nord' })),
    ).to.have.keys('latitude');
  });

  it('empties what may be empty', async () => {
    const closure = await Closure.create({
      koieId: (await buildKoie()).id,
      firstNight: '2430-01-01',
      lastNight: '2430-01-01',
      beds: 3,
      reasonNb: 'Dugnad',
    });
    succeeded(await board.act('closures', closure.id, 'edit', { beds: '', reasonEn: '' }));
    expect((await closure.reload()).beds).to.equal(null);
    const task = await Task.create({
      koieId: closure.koieId,
      item: 'axe',
      assigneeId: (await buildMember()).ntnuiNo,
    });
    succeeded(await board.act('tasks', task.id, 'edit', { assigneeId: null }));
    expect((await task.reload()).assigneeId).to.equal(null);
  });

  it('tells beside the field what the database refuses', async () => {
    const koie = await buildKoie({ numberOfBeds: 4 });
    await buildBooking({ koieId: koie.id, guestsMember: 3, from: 5, to: 6 });
    const night = addDays(today(), 5);
    expect(errorsOf(await board.act('koier', koie.id, 'edit', { numberOfBeds: 2 }))).to.deep.equal({
      numberOfBeds: `Natten ${nightBetween('nb', night)} er det solgt eller holdt av flere senger enn dette.`,
    });
    const late = await buildBooking({ koieId: koie.id, guestsMember: 2, from: 8, to: 9 });
    const stay = { koieId: koie.id, guestsMember: 2, guestsNotMember: 0 };
    const move = { ...stay, arrivalDate: night, departureDate: addDays(night, 1) };
    expect(errorsOf(await board.act('bookings', late.id, 'move', move)).arrivalDate).to.contain(': 1 ledig.');
    const closed = { koieId: koie.id, firstNight: '2431-01-01', lastNight: '2431-01-05', reasonNb: 'Dugnad' };
    succeeded(await board.create('closures', closed));
    expect(errorsOf(await board.create('closures', { ...closed, firstNight: '2431-01-05' }))).to.have.keys(
      'firstNight',
    );
    expect(errorsOf(await board.create('closures', { ...closed, lastNight: '2430-12-31' }))).to.have.keys(
      'lastNight',
    );
    expect(errorsOf(await board.create('closures', { ...closed, koieId: 999_999 }))).to.have.keys('koieId');
    expect(errorsOf(await board.act('locations', koie.locationId, 'edit', { latitude: 91 }))).to.have.keys(
      'latitude',
    );
    expect(errorsOf(await board.act('koier', koie.id, 'edit', { numberOfBeds: 101 }))).to.have.keys(
      'numberOfBeds',
    );
    expect(errorsOf(await board.act('koier', koie.id, 'edit', { name: 'x'.repeat(41) }))).to.have.keys(
      'name',
    );
    expect(
      errorsOf(await admin.act('users', (await buildMember()).ntnuiNo, 'edit', { email: 'a b' })),
    ).to.have.keys('email');
  });

  it('takes links to web pages only, and texts that are not too long', async () => {
    const { id, locationId, descriptionId } = await buildKoie();
    for (const link of [
      'javascript:alert(1)',
      'java\tscript:alert(1)',
      'www.yr.no',
      'https://a b',
      'data:x',
    ]) {
      const problem = 'Må være en lenke som begynner med https:// eller http://.';
      const sent = { yrLinkNor: link, yrLinkEng: '' };
      expect(errorsOf(await board.act('descriptions', descriptionId, 'edit', sent))).to.deep.equal({
        yrLinkNor: problem,
      });
      expect(errorsOf(await board.act('locations', locationId, 'edit', { mapPdf: link }))).to.deep.equal({
        mapPdf: problem,
      });
      expect(errorsOf(await board.act('koier', id, 'edit', { album: link }))).to.deep.equal({
        album: problem,
      });
    }
    succeeded(await board.act('koier', id, 'edit', { album: 'https://example.org/bilder?koie=å' }));
    const desk = await Desk.create({ name: 'Lang skranke' });
    const openingNb = 'x'.repeat(2_001);
    expect(errorsOf(await board.act('desks', desk.id, 'edit', { openingNb }))).to.deep.equal({
      openingNb: 'Kan ikke være lengre enn 2000 tegn.',
    });
    succeeded(await board.act('desks', desk.id, 'edit', { openingNb: 'x'.repeat(2_000) }));
    // Longer only once its signs are written as HTML.
    const parkingNor = '&'.repeat(4_000);
    expect(errorsOf(await board.act('descriptions', descriptionId, 'edit', { parkingNor }))).to.deep.equal({
      parkingNor: 'Teksten er for lang.',
    });
  });

  it('does not overwrite what somebody else has changed meanwhile, and says who it was', async () => {
    const koie = await buildKoie();
    const [mine, theirs] = [await opened(board, 'koier', koie.id), await opened(admin, 'koier', koie.id)];
    succeeded(await admin.act('koier', koie.id, 'edit', { ...theirs, priceMember: 50 }));
    const { body } = await board.act('koier', koie.id, 'edit', { ...mine, priceMember: 60 });
    expect(body.notice.type).to.equal('error');
    expect(body.notice.message).to.match(/^Endret av Åse Ødegård \d+ kl\. \d\d:\d\d siden du åpnet den/);
    expect((await koie.reload()).priceMember).to.equal(50);
    succeeded(
      await board.act('koier', koie.id, 'edit', {
        ...(await opened(board, 'koier', koie.id)),
        priceMember: 60,
      }),
    );
  });

  it('lets one of two win who save at the same time', async () => {
    const koie = await buildKoie();
    const form = await opened(board, 'koier', koie.id);
    const answers = await Promise.all(
      [41, 42, 43, 44].map((priceMember) => board.act('koier', koie.id, 'edit', { ...form, priceMember })),
    );
    const types = answers.map(({ body }) => body.notice.type).sort();
    expect(types).to.deep.equal(['error', 'error', 'error', 'success']);
  });

  it('writes down who changed what, and only what was changed', async () => {
    const user = await buildBoard();
    const visitor = await panel.login(user);
    const koie = await buildKoie();
    succeeded(
      await visitor.act('koier', koie.id, 'edit', {
        ...(await opened(visitor, 'koier', koie.id)),
        priceMember: 55,
      }),
    );
    succeeded(await visitor.act('koier', koie.id, 'edit', await opened(visitor, 'koier', koie.id)));
    const entries = await AuditEntry.findAll({
      where: { resource: 'koier', recordId: String(koie.id), action: 'update' },
    });
    expect(entries).to.have.lengthOf(1);
    expect(entries[0]?.changes).to.deep.equal({ price_member: [40, 55] });
    expect([entries[0]?.actorId, entries[0]?.source]).to.deep.equal([user.ntnuiNo, 'panel']);
    const { body } = await visitor.record('koier', koie.id, 'history');
    expect(body.history[0]).to.include({ actor: `Åse ${user.lastName}`, source: 'panel', action: 'update' });
    expect(body.history[0].changes).to.deep.equal([{ field: 'priceMember', before: 40, after: 55 }]);
  });

  it('makes a koie with a web address out of its name, and room for its description', async () => {
    const location = async () => (await Location.create({ latitude: '63', longitude: '10' })).id;
    const first = succeeded(
      await board.create('koier', { name: 'Ærøå-koia  2', numberOfBeds: 4, locationId: await location() }),
    );
    expect(first.params.slug).to.equal('aeroa-koia-2');
    const second = succeeded(
      await board.create('koier', { name: 'Æroå koia 2', numberOfBeds: 4, locationId: await location() }),
    );
    expect(second.params.slug).to.equal('aeroa-koia-2-2');
    succeeded(await board.act('koier', first.params.id, 'edit', { name: 'Et annet navn' }));
    const koie = await Koie.findByPk(first.params.id);
    expect([koie?.slug, koie?.priceMember]).to.deep.equal(['aeroa-koia-2', 40]);
    expect(await Description.count({ where: { id: koie?.descriptionId ?? 0 } })).to.equal(1);
  });

  it('keeps the few tags of texts about koier, and no script', async () => {
    const { descriptionId } = await buildKoie();
    const descriptionNor =
      '<p onclick="x()">Fin <b>koie</b><script>alert(1)</script><img src=x onerror=y> <a href="javascript:x">a</a> <a href="https://yr.no" style="x">yr</a></p>';
    succeeded(await board.act('descriptions', descriptionId, 'edit', { descriptionNor }));
    expect((await Description.findByPk(descriptionId))?.descriptionNor).to.equal(
      '<p>Fin <b>koie</b> <a>a</a> <a href="https://yr.no">yr</a></p>',
    );
  });

  it('tells which guests a closure hits', async () => {
    const koie = await buildKoie();
    const booking = await buildBooking({ koieId: koie.id, from: 3, to: 5 });
    await buildBooking({ koieId: koie.id, from: 8, to: 9 });
    const closure = {
      koieId: koie.id,
      firstNight: addDays(today(), 4),
      lastNight: addDays(today(), 6),
      reasonNb: 'Ras',
    };
    const { body } = await board.create('closures', closure);
    expect(body.hits.map(({ id }: { id: number }) => id)).to.deep.equal([booking.id]);
    expect(body.notice).to.include({ type: 'info' }).and.property('message').contains('1 bestilling');
    expect((await Closure.findByPk(body.record.id))?.createdBy).to.be.a('number');
    const partial = { ...closure, beds: 9, firstNight: addDays(today(), 8), lastNight: addDays(today(), 8) };
    expect((await board.create('closures', partial)).body.hits).to.deep.equal([]);
  });

  it('books for somebody without an account: confirmed at once, at the price, with its mails', async () => {
    const koie = await buildKoie();
    const sent = {
      koieId: koie.id,
      arrivalDate: addDays(today(), 100),
      departureDate: addDays(today(), 102),
      guestsMember: 1,
      guestsNotMember: 2,
      guestName: 'Kari Nordmann',
      contactEmail: 'kari@example.org',
      settlement: 'invoice',
      settlementReason: 'Skoletur',
    };
    const record = succeeded(await board.create('bookings', sent));
    expect(record.params).to.include({
      state: 'confirmed',
      priceNok: 2 * (40 + 160),
      standing: 'unpaid',
      guest: 'Kari Nordmann',
    });
    expect(await Payment.count({ where: { bookingId: record.params.id } })).to.equal(1);
    expect(await Email.count({ where: { bookingId: record.params.id } })).to.equal(2);
    const free = succeeded(await board.create('bookings', { ...sent, settlement: 'free' }));
    expect(free.params).to.include({ priceNok: 0, standing: 'free' });
    const member = await buildMember();
    const forMember = succeeded(
      await board.create('bookings', { ...sent, userId: member.ntnuiNo, guestName: '', contactEmail: '' }),
    );
    expect(forMember.params.contactEmail).to.equal(member.email);
    for (const [field, change] of Object.entries({
      guestName: { guestName: '' },
      contactEmail: { contactEmail: 'kari' },
      departureDate: { departureDate: sent.arrivalDate },
      guestsMember: { guestsMember: 0, guestsNotMember: 0 },
      arrivalDate: { guestsMember: 11 },
      settlement: { settlement: '' },
      settlementReason: { settlement: 'elsewhere', settlementReason: ' ' },
    })) {
      expect(errorsOf(await board.create('bookings', { ...sent, ...change })), field).to.have.keys(field);
    }
    expect(errorsOf(await board.create('bookings', { ...sent, settlement: 'barter' }))).to.have.keys(
      'settlement',
    );
    expect(errorsOf(await board.create('bookings', {}))).to.include.keys(
      'settlement',
      'koieId',
      'arrivalDate',
      'guestsMember',
    );
    expect(await Booking.count({ where: { koieId: koie.id } })).to.equal(3);
  });

  it('refuses what cannot be meant: stays and closures that are over, more beds than there are, endless names', async () => {
    const koie = await buildKoie({ numberOfBeds: 8 });
    const stay = { koieId: koie.id, guestsMember: 1, guestsNotMember: 0, settlement: 'card' };
    const guest = { guestName: 'Kari', contactEmail: 'kari@example.org' };
    const past = { arrivalDate: addDays(today(), -3), departureDate: addDays(today(), -1) };
    const coming = { arrivalDate: addDays(today(), 3), departureDate: addDays(today(), 4) };
    expect(
      errorsOf(await board.create('bookings', { ...stay, ...guest, ...past, settlement: 'invoice' })),
    ).to.deep.equal({
      departureDate: 'Oppholdet er over. Avreise må være etter i dag.',
    });
    const endless = { ...stay, ...guest, ...coming, guestName: 'K'.repeat(500) };
    expect(errorsOf(await board.create('bookings', endless))).to.have.keys('guestName');

    const closure = {
      koieId: koie.id,
      firstNight: coming.arrivalDate,
      lastNight: coming.arrivalDate,
      reasonNb: 'Ras',
    };
    expect(errorsOf(await board.create('closures', { ...closure, beds: 99 }))).to.deep.equal({
      beds: 'Koia har bare 8 senger.',
    });
    expect(errorsOf(await board.create('closures', { ...closure, beds: -3 }))).to.deep.equal({
      beds: 'Må være minst 1.',
    });
    const longAgo = { ...closure, firstNight: '2020-01-01', lastNight: '2020-01-02' };
    expect(errorsOf(await board.create('closures', longAgo))).to.have.keys('lastNight');
    const old = await Closure.create(longAgo);
    succeeded(await board.act('closures', old.id, 'edit', { ...longAgo, reasonNb: 'Ras på stien' }));
  });

  it('takes an inspection as a report without a booking, whose faults become tasks', async () => {
    const koie = await buildKoie();
    const sent = { koieId: koie.id, stayDate: today(), choppedUpWood: 0, axe: 2, gasIsFull: false };
    const record = succeeded(await board.create('reports', sent));
    expect((await Report.findByPk(record.params.id))?.createdBy).to.be.a('number');
    const items = (await Task.findAll({ where: { koieId: koie.id } })).map(({ item }) => item);
    expect(items).to.have.members(['wood', 'axe', 'gas']);
  });

  it('keeps what an inspection did not answer unanswered, and lets no guest’s report lose an answer', async () => {
    const koie = await buildKoie();
    const { id } = succeeded(await board.create('reports', { koieId: koie.id, stayDate: today() })).params;
    const report = await Report.findByPk(id, { rejectOnEmpty: true });
    const marks = [
      'firewood',
      'choppedUpWood',
      'gasIsFull',
      'smokeDetectorIsWorking',
      'axe',
      'boatStatus',
    ] as const;
    expect(marks.map((mark) => report[mark])).to.deep.equal(marks.map(() => null));
    expect(await Task.count({ where: { koieId: koie.id } })).to.equal(0);
    expect((await latestComplaints()).map(({ koieId }) => koieId)).not.to.include(koie.id);
    const listed = jsonRows(await listReports(koie.id), presentReport) as ReturnType<typeof presentReport>[];
    expect(listed[0]).to.include({
      firewood: 4,
      chopped_up_wood: 4,
      boat_status: 0,
      canoe_status: 0,
      life_jackets_status: 0,
      gas_is_full: null,
    });
    expect(listed[0]?.equipment_status).to.deep.equal({ '0': [], '1': [], '2': [] });

    const booking = await buildBooking({ from: -2, to: -1 });
    const theirs = await Report.create({
      bookingId: booking.id,
      koieId: booking.koieId,
      stayDate: booking.arrivalDate,
      axe: 0,
      gasIsFull: true,
    });
    expect(
      errorsOf(await board.act('reports', theirs.id, 'edit', { axe: '', gasIsFull: null })),
    ).to.have.keys('axe', 'gasIsFull');
    succeeded(await board.act('reports', report.id, 'edit', { axe: 1 }));
    succeeded(await board.act('reports', report.id, 'edit', { axe: '' }));
    expect((await report.reload()).axe).to.equal(null);
  });

  it('notes when a task is done', async () => {
    const task = await Task.create({ koieId: (await buildKoie()).id, item: 'saw' });
    succeeded(await board.act('tasks', task.id, 'edit', { state: 'done' }));
    expect((await task.reload()).doneAt).to.be.a('date');
    succeeded(await board.act('tasks', task.id, 'edit', { state: 'doing' }));
    expect((await task.reload()).doneAt).to.equal(null);
  });

  it('says before deleting what else goes, and refuses where something is in the way', async () => {
    const koie = await buildKoie();
    await Closure.create({
      koieId: koie.id,
      firstNight: '2430-01-01',
      lastNight: '2430-01-02',
      reasonNb: 'x',
    });
    const asked = await board.record('koier', koie.id, 'delete');
    expect(asked.body.consequences).to.deep.equal([
      { resource: 'closures', count: 1, effect: 'deleted', of: [String(koie.id)] },
    ]);
    await buildBooking({ koieId: koie.id });
    const { body } = await board.record('koier', koie.id, 'delete');
    expect(body.consequences).to.deep.include({
      resource: 'bookings',
      count: 1,
      effect: 'refused',
      of: [String(koie.id)],
    });
    const refused = await board.act('koier', koie.id, 'delete');
    expect(refused.body.notice).to.deep.include({
      type: 'error',
      message: 'Brukes av noe annet og kan ikke slettes.',
    });
    expect(await Koie.count({ where: { id: koie.id } })).to.equal(1);
    const empty = await buildKoie();
    succeeded(await board.act('koier', empty.id, 'delete'));
    expect(await Koie.count({ where: { id: empty.id } })).to.equal(0);
  });

  it('says before deleting several what goes with them, and which of them cannot go', async () => {
    const [free, used] = [await buildKoie(), await buildKoie()];
    await buildBooking({ koieId: used.id });
    await buildBooking({ koieId: used.id });
    const nights = { firstNight: '2430-01-01', lastNight: '2430-01-02', reasonNb: 'x' };
    await Closure.bulkCreate([free, used].map(({ id: koieId }) => ({ koieId, ...nights })));
    const address = `/admin/api/resources/koier/bulk/bulkDelete?recordIds=${free.id},${used.id}`;
    const { body } = await board.get(address);
    expect(body.consequences).to.deep.include({
      resource: 'closures',
      count: 2,
      effect: 'deleted',
      of: [free.id, used.id].map(String),
    });
    expect(body.consequences).to.deep.include({
      resource: 'bookings',
      count: 2,
      effect: 'refused',
      of: [String(used.id)],
    });
  });

  it('deletes all that are ticked or none', async () => {
    const [free, used] = await Promise.all(['A', 'B'].map((name) => Desk.create({ name })));
    const koie = await buildKoie();
    const other = await buildKoie();
    await buildBooking({ koieId: other.id });
    const bulk = (resource: string, ids: (number | undefined)[]) =>
      board.post(`/admin/api/resources/${resource}/bulk/bulkDelete?recordIds=${ids.join(',')}`);
    expect((await bulk('koier', [koie.id, other.id])).body.notice.type).to.equal('error');
    expect(await Koie.count({ where: { id: [koie.id, other.id] } })).to.equal(2);
    expect((await bulk('desks', [free?.id, used?.id])).body.notice.type).to.equal('success');
    expect(await Desk.count({ where: { name: ['A', 'B'] } })).to.equal(0);
    expect((await bulk('desks', [1e9])).status).to.equal(404);
    expect((await board.post('/admin/api/resources/desks/bulk/bulkDelete')).status).to.equal(404);
    const twice = '/admin/api/resources/desks/bulk/bulkDelete?recordIds=1&recordIds=2';
    expect((await board.post(twice)).status).to.equal(404);
  });

  it('makes a user with a password that can be used', async () => {
    const sent = { email: 'ny@example.org', firstName: 'Ny', lastName: 'Bruker', isAdmin: true };
    expect(errorsOf(await admin.create('users', sent))).to.have.keys('password');
    expect(errorsOf(await admin.create('users', { ...sent, password: 'kort' })).password).to.contain('10');
    const record = succeeded(await admin.create('users', { ...sent, password: 'Fjellvett1967' }));
    expect(record.params).not.to.have.any.keys('passwordHash');
    expect(JSON.stringify(record)).not.to.contain('scrypt');
    const user = await User.findOne({ where: { email: sent.email } });
    expect((await (await panel.login({ email: sent.email })).get('/admin/api/dashboard')).status).to.equal(
      200,
    );
    expect(user?.passwordHash).to.match(/^scrypt/);
    expect(
      errorsOf(await admin.create('users', { ...sent, email: 'NY@example.org', password: 'Fjellvett1967' })),
    ).to.have.keys('email');
  });

  it('takes no notice of fields named as what every object has', async () => {
    const koie = await buildKoie();
    const names = [
      'constructor',
      '__proto__.x',
      'constructor.prototype.x',
      'toString',
      'priceMember.__proto__.x',
    ];
    for (const name of names) {
      succeeded(await board.act('koier', koie.id, 'edit', { [name]: 'x', priceMember: 41 }));
      const body = `{"${name}": "x", "priceMember": 42, "deep": {"__proto__": {"x": 1}}}`;
      const headers = { 'Content-Type': 'application/json' };
      const path = `/admin/api/resources/koier/records/${koie.id}/edit`;
      succeeded(await board.send('POST', path, { body, headers }));
      expect((await koie.reload()).priceMember, name).to.equal(42);
    }
  });
});
