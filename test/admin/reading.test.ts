import { expect } from 'chai';
import { Closure, Email, Koie, Payment, Refund } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { confirmBooking } from '../../src/services/bookings/confirm.js';
import { useDatabase } from '../support/database.js';
import {
  buildAdmin,
  buildBoard,
  buildBooking,
  buildHold,
  buildKoie,
  buildSit,
  buildUser,
  join,
} from '../support/factories.js';
import { usePanel, type Visitor } from '../support/panel.js';

describe('Finding things in the panel', () => {
  useDatabase();
  const panel = usePanel();
  let board: Visitor;
  let sit: Visitor;
  let flaakoia: Koie;

  before(async () => {
    board = await panel.login(await buildBoard());
    sit = await panel.login(await buildSit());
    flaakoia = await buildKoie({ name: 'Flåkoia', slug: 'flakoia', inUse: false, numberOfBeds: 11 });
    await buildKoie({ name: 'Telin', slug: 'telin', numberOfBeds: 9 });
    await buildKoie({ name: '100%_koia', slug: 'prosent' });
  });

  async function names(
    visitor: Visitor,
    resource: string,
    query: string,
    property = 'name',
  ): Promise<string[]> {
    const { status, body } = await visitor.list(resource, query);
    expect(status).to.equal(200);
    expect(body.meta.total).to.equal(body.records.length);
    return body.records.map(({ params }: { params: Record<string, string> }) => params[property]);
  }

  it('tells in words who may use the panel and by what, of a user and of a membership', async () => {
    const access = async (user: { ntnuiNo: number }) =>
      (await board.record('users', user.ntnuiNo)).body.record.params.panelAccess;
    expect(await access(await buildBoard())).to.match(
      /^Kan bruke panelet fordi vedkommende er .* i Koiene\.$/,
    );
    expect(await access(await buildSit())).to.equal('Kan bruke panelet fordi vedkommende er ansatt hos SiT.');
    expect(await access(await buildAdmin())).to.contain('administrator');
    expect(await access(await buildUser())).to.match(/^Kan ikke bruke panelet/);
    const gone = await buildBoard();
    await gone.update({ isActive: false });
    expect(await access(gone)).to.equal('Kan ikke bruke panelet: er ikke aktiv.');
    const { body } = await board.list('memberships', `filters.userId=${(await buildSit()).ntnuiNo}`);
    const shown = await board.record('memberships', body.records[0].id);
    expect(shown.body.record.params.panelAccess).to.equal('Gir tilgang til panelet, som ansatt hos SiT.');
  });

  it('calls records by their names in the history, and what is gone by its key', async () => {
    const koie = await buildKoie({ name: 'Historiekoia' });
    const booking = await buildBooking({ koieId: koie.id });
    const gone = await buildKoie();
    await gone.destroy();
    const named = (id: number, resource: string) =>
      names(board, 'audit_entries', `filters.resource=${resource}&filters.recordId=${id}`, 'record');
    expect(await named(koie.id, 'koier')).to.include('Historiekoia');
    expect((await named(booking.id, 'bookings'))[0]).to.match(
      new RegExp(`^${booking.reference} · Historiekoia · \\d\\d\\.\\d\\d\\.\\d{4}$`),
    );
    expect(await named(gone.id, 'koier')).to.not.include(gone.name);
  });

  it('filters texts without regard to case, and takes % and _ as they are', async () => {
    expect(await names(board, 'koier', 'filters.name=FLÅ')).to.deep.equal(['Flåkoia']);
    expect(await names(board, 'koier', 'filters.name=0%25_')).to.deep.equal(['100%_koia']);
    expect(await names(board, 'koier', 'filters.name=_')).to.deep.equal(['100%_koia']);
  });

  it('filters choices, numbers, yes and no, and records referred to', async () => {
    expect(await names(board, 'koier', 'filters.inUse=false')).to.deep.equal(['Flåkoia']);
    expect(await names(board, 'koier', 'filters.numberOfBeds=9')).to.deep.equal(['Telin']);
    expect(
      await names(board, 'koier', 'filters.numberOfBeds~~from=10&filters.numberOfBeds~~to=10'),
    ).to.have.members(['100%_koia', 'Historiekoia']);
    expect(await names(board, 'koier', `filters.locationId=${flaakoia.locationId}`)).to.deep.equal([
      'Flåkoia',
    ]);
    expect(await names(board, 'koier', 'filters.koieType=kaate')).to.deep.equal([]);
  });

  it('tells what people are in words, which a filter finds', async () => {
    const person = await join(await buildUser({ lastName: 'Vervsen' }), 'dugnad', 'deputy_board_member');
    const memberships = (query: string) => names(board, 'users', query, 'memberships');
    expect(await memberships('filters.lastName=Vervsen')).to.deep.equal(['dugnad (Varamedlem)']);
    expect(await memberships('filters.memberships=varamedlem')).to.deep.equal(['dugnad (Varamedlem)']);
    board.cookies.set('koiene_language', 'en');
    const { body } = await board.record('users', person.ntnuiNo);
    expect(body.record.params.memberships).to.equal('dugnad (Deputy board member)');
    board.cookies.delete('koiene_language');
  });

  it('filters days as days, in whatever zone the server is', async () => {
    const koie = await buildKoie();
    const dates = [
      ['2430-06-30', '2430-07-01'],
      ['2430-07-01', '2430-07-02'],
      ['2430-07-02', '2430-07-03'],
    ] as const;
    for (const [firstNight, lastNight] of dates) {
      await Closure.create({ koieId: koie.id, firstNight, lastNight, beds: 1, reasonNb: 'Dugnad' });
    }
    const zone = process.env.TZ;
    try {
      for (const TZ of ['Europe/Oslo', 'UTC', 'America/New_York', 'Pacific/Auckland']) {
        process.env.TZ = TZ;
        const first = 'filters.firstNight~~from=2430-07-01&filters.firstNight~~to=2430-07-01';
        expect(await names(board, 'closures', first, 'firstNight'), TZ).to.deep.equal(['2430-07-01']);
        // As AdminJS's own picker in Oslo would ask for it.
        const moment = 'filters.firstNight~~from=2430-06-30T22:00:00.000Z';
        expect(await names(board, 'closures', moment, 'firstNight'), TZ).to.deep.equal([
          '2430-07-02',
          '2430-07-01',
        ]);
      }
    } finally {
      if (zone === undefined) delete process.env.TZ;
      else process.env.TZ = zone;
    }
  });

  it('answers what cannot be in a column with nothing, and takes no notice of what is no filter', async () => {
    const nothing = [
      'filters.numberOfBeds=many',
      'filters.numberOfBeds=99999999999999999999',
      'filters.locationId=1; drop table koier',
      'filters.koieType=hytte',
      'filters.inUse=perhaps',
      'filters.locationId~~from=x',
    ];
    for (const query of nothing) expect(await names(board, 'koier', query), query).to.deep.equal([]);
    expect(await names(board, 'bookings', 'filters.uuid=0f0f-zz')).to.deep.equal([]);
    expect(await names(board, 'bookings', 'filters.arrivalDate~~from=2026-02-30')).to.deep.equal([]);
    const all = await Koie.count();
    const ignored = [
      'filters.nothing=1',
      'filters.constructor=1',
      'filters.name.x.y=1&filters.nothing',
      'filters=1',
      'filters.name=a&filters.name=b',
      'sortBy=nothing',
      'sortBy=name;--&direction=sideways',
      'perPage=-1',
      'perPage=x',
      'page=-3',
      'page=x&perPage=0',
    ];
    for (const query of ignored) {
      const { status, body } = await board.list('koier', query);
      expect(status, query).to.equal(200);
      expect(body.records, query).to.have.lengthOf(all);
    }
    expect((await board.list('koier', 'page=99999999999999999999')).body.records).to.deep.equal([]);
    expect((await board.list('koier', 'filters.name=%00')).status).to.equal(200);
  });

  it('sorts by what is shown, and puts what is empty last', async () => {
    const sorted = await names(board, 'koier', 'sortBy=numberOfBeds&direction=asc');
    expect(sorted[0]).to.equal('Telin');
    expect(sorted.at(-1)).to.equal('Flåkoia');
  });

  it('finds a booking by any of what a guest may say, and by its reference first', async () => {
    const guest = await buildUser({
      firstName: 'Kari',
      lastName: 'Fjellgeit',
      phoneNumber: '+47 912 34 567',
    });
    const booking = await buildBooking({
      koieId: (await Koie.findOne({ where: { slug: 'telin' } }))?.id ?? 0,
      userId: guest.ntnuiNo,
      contactEmail: 'kari@fjell.example',
      reference: 'KAR222',
    });
    const other = await buildBooking({ guestName: 'Sjur KAR222', guestPhone: '99 88 77 66', from: 9 });
    for (const visitor of [board, sit]) {
      for (const words of [
        'kar222',
        'fjellgeit',
        'KARI fjell',
        'telin kari',
        'kari@fjell',
        '+4791234567',
        '91234567',
        booking.uuid.slice(0, 8),
        booking.uuid,
      ]) {
        const found = await names(
          visitor,
          'bookings',
          `filters.search=${encodeURIComponent(words)}`,
          'reference',
        );
        expect(found[0], words).to.equal('KAR222');
      }
      expect(await names(visitor, 'bookings', 'filters.search=sjur%2099887766', 'reference')).to.deep.equal([
        other.reference,
      ]);
      expect(await names(visitor, 'bookings', 'filters.search=nobody', 'reference')).to.deep.equal([]);
    }
  });

  it('offers for a reference what is found by any of its columns, with titles that people can read', async () => {
    const booking = await buildBooking({
      koieId: flaakoia.id,
      confirmedAt: null,
      holdUntil: new Date(0),
      arrivalDate: '2426-12-12',
      departureDate: '2426-12-14',
      guestsMember: 2,
      guestsNotMember: 1,
    });
    const search = async (resource: string, words: string) => {
      const { body } = await board.get(
        `/admin/api/resources/${resource}/actions/search/${encodeURIComponent(words)}?searchProperty=passwordHash&sortBy=x`,
      );
      return body.records.map(({ title }: { title: string }) => title);
    };
    expect(await search('koier', 'flåk')).to.deep.equal(['Flåkoia']);
    expect(await search('bookings', booking.reference)).to.deep.equal([
      'Flåkoia · 12.–14. des. 2426 · 3 gjester',
    ]);
    board.cookies.set('koiene_language', 'en');
    expect(await search('bookings', booking.reference)).to.deep.equal([
      'Flåkoia · 12–14 Dec 2426 · 3 guests',
    ]);
    board.cookies.delete('koiene_language');
    expect(await search('users', 'fjellgeit kari')).to.deep.equal(['Kari Fjellgeit']);
    expect(await search('users', '912 34 567')).to.deep.equal([]);
  });

  it('answers a role the same, whatever it filters or sorts by that it does not see', async () => {
    const guest = await buildUser({ email: 'hemmelig@example.org', cardNo: '4711' });
    await buildBooking({ userId: guest.ntnuiNo, internalNote: 'hemmelig', from: 20 });
    const plain = await names(sit, 'bookings', '', 'id');
    for (const query of [
      'filters.internalNote=hemmelig',
      'filters.priceNok=1',
      'filters.userId=1',
      'filters.settlement=invoice',
      'sortBy=internalNote&direction=desc',
      'sortBy=priceNok',
    ]) {
      expect(await names(sit, 'bookings', query, 'id'), query).to.deep.equal(plain);
    }
    expect(await names(sit, 'bookings', 'filters.search=hemmelig', 'id')).to.deep.equal([]);
    const people = await names(board, 'users', '', 'ntnuiNo');
    for (const query of [
      'filters.passwordHash=scrypt',
      'filters.email=hemmelig',
      'filters.cardNo=4711',
      'sortBy=passwordHash',
      'sortBy=email&direction=desc',
    ]) {
      expect(await names(board, 'users', query, 'ntnuiNo'), query).to.deep.equal(people);
    }
    expect(await names(board, 'users', 'filters.search=hemmelig', 'ntnuiNo')).to.deep.equal([]);
  });

  it('shows SiT the stays that a key is for, and no hold and nothing cancelled', async () => {
    const hold = await buildHold({ from: 30 });
    const cancelled = await buildBooking({ cancelledAt: new Date(), from: 31 });
    const invoiced = await buildBooking({ settlement: 'invoice', from: 32 });
    const seen = await names(sit, 'bookings', 'perPage=500', 'id');
    expect(seen).to.include(invoiced.id).and.not.include(hold.id).and.not.include(cancelled.id);
    expect((await sit.record('bookings', hold.id)).status).to.equal(404);
    expect((await board.record('bookings', hold.id)).body.record.params.state).to.equal('held');
  });

  it('exports what is filtered, all of it, so that no spreadsheet takes it for anything else', async () => {
    await Email.bulkCreate(
      ['=HYPERLINK("http://evil.example")', 'a;b "c"', 'æøå', '@x', 'line\nbreak'].map((subject, index) => ({
        kind: 'koie_information',
        recipient: 'csv@example.org',
        language: 'nb',
        subject: subject.replace('\n', ' '),
        html: '',
        text: '',
        messageId: `<csv${index}>`,
      })) as Email['_creationAttributes'][],
    );
    const { body } = await board.get(
      '/admin/api/resources/emails/actions/export?filters.recipient=csv@&sortBy=subject&direction=asc&perPage=1',
    );
    expect(body.filename).to.equal(`emails-${today()}.csv`);
    const lines = body.csv.split('\r\n');
    expect(lines[0]).to.equal('\ufeffEmne;Mottaker;Slag;Tilstand;Skrevet;Sendt');
    expect(lines).to.have.lengthOf(7);
    expect(body.csv).to.contain(`"'=HYPERLINK(""http://evil.example"")";csv@`);
    expect(body.csv).to.match(/;Om koia;I kø;\d{4}-\d\d-\d\d \d\d:\d\d;\r\n/);
    expect(body.csv).to.contain('"a;b ""c""";').and.to.contain(`'@x;`).and.to.contain('æøå;');
    const bookings = (
      await board.post(`/admin/api/resources/bookings/actions/export?filters.koieId=${flaakoia.id}`)
    ).body.csv;
    expect(bookings).to.contain('Flåkoia;2426-12-12;2426-12-14;2;1;');
    expect(bookings.split('\r\n')).to.have.lengthOf(3);
  });

  it('tells of a booking’s money one thing, wherever it is told', async () => {
    const elsewhere = await buildHold({ from: 60 });
    await confirmBooking(elsewhere.id, { settlement: 'elsewhere', reason: 'Vipps' }, { source: 'panel' });
    const owed = await buildHold({ from: 61 });
    await confirmBooking(owed.id, { settlement: 'invoice', reason: 'Skoletur' }, { source: 'panel' });
    const standingOf = async (id: number) => {
      const shown = (await board.record('bookings', id)).body.record.params.standing;
      const listed = (await board.list('payments', `filters.bookingId=${id}`)).body.records[0].params
        .standing;
      return [shown, listed];
    };
    expect(await standingOf(elsewhere.id)).to.deep.equal(['elsewhere', 'elsewhere']);
    expect(await standingOf(owed.id)).to.deep.equal(['unpaid', 'unpaid']);
    const total = async (resource: string, query: string) =>
      (await board.list(resource, query)).body.meta.total;
    const { unpaid } = (await board.get('/admin/api/dashboard')).body;
    expect(await total('payments', 'filters.isUnpaid=true')).to.equal(unpaid);
    expect(await total('bookings', 'filters.paid=false&filters.state=confirmed')).to.equal(unpaid);
  });

  it('exports payments in kroner alone, with the stay they are for', async () => {
    const koie = await buildKoie({ name: 'Regnskapskoia' });
    const refunded = await buildBooking({ koieId: koie.id, from: 70, to: 73, priceNok: 1280 });
    const charge = await Payment.findOne({ where: { bookingId: refunded.id }, rejectOnEmpty: true });
    const back = { amountOre: 28_000, reason: 'board', state: 'succeeded', settledAt: new Date() } as const;
    await Refund.create({ paymentId: charge.id, ...back });
    await refunded.update({ priceNok: 1000 });
    const { body } = await board.get(
      `/admin/api/resources/payments/actions/export?filters.bookingId=${refunded.id}`,
    );
    const [header = '', row = ''] = body.csv.replace('\ufeff', '').split('\r\n');
    const told = Object.fromEntries(
      header.split(';').map((name: string, index: number) => [name, row.split(';')[index]]),
    );
    expect(told).to.include({
      Koie: 'Regnskapskoia',
      Ankomst: addDays(today(), 70),
      Avreise: addDays(today(), 73),
      Betaling: 'Betalt med kort',
      Oppgjør: 'Kort',
      'Pris (kr)': '1000',
      'Belastet (kr)': '1280',
      'Refundert (kr)': '280',
    });
  });
});
