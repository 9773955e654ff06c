import { expect } from 'chai';
import { Booking, Guest, type Koie, type User } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { nightBetween } from '../../src/platform/format.js';
import { useApi } from '../support/api.js';
import { useDatabase } from '../support/database.js';
import {
  buildAdmin,
  buildBoard,
  buildBooking,
  buildHold,
  buildKoie,
  buildMember,
  buildSit,
} from '../support/factories.js';
import { fullestNight } from '../support/sql.js';

describe('POST /koie/booking/', () => {
  const test = useDatabase();
  const api = useApi();
  let member: User;
  let koie: Koie;
  beforeEach(async () => {
    member = await buildMember();
    koie = await buildKoie({ numberOfBeds: 6, priceMember: 50, priceNotMember: 100 });
  });

  const request = (overrides: Record<string, unknown> = {}) => ({
    koie: koie.name.toLowerCase(),
    arrival_date: addDays(today(), 1),
    departure_date: addDays(today(), 3),
    guests_member: 2,
    guests_not_member: 1,
    contact_email: 'kari@example.org',
    ...overrides,
  });
  const bookAs = (user: User, overrides: Record<string, unknown> = {}, headers = {}) =>
    api.post('/koie/booking/', request(overrides), { as: user, headers });

  it('holds the beds and answers with the frozen price', async () => {
    const { status, body } = await bookAs(member);
    expect(status).to.equal(200);
    expect(body.price).to.equal(400);
    expect(body.booking).to.include({
      price: 400,
      koie: koie.slug,
      user: member.ntnuiNo,
      arrival_date: addDays(today(), 1),
      departure_date: addDays(today(), 3),
      contact_email: 'kari@example.org',
      guests_member: 2,
      guests_not_member: 1,
      paid: false,
    });
    await koie.update({ priceMember: 500 });
    expect((await api.get(`/koie/booking/${body.booking.uuid}`)).body.booking.price).to.equal(400);
    expect(await fullestNight(test.pool, koie.id)).to.equal(3);
  });

  it('is a hold of 16 minutes', async () => {
    const { body } = await bookAs(member);
    const booking = await Booking.findByPk(body.booking.id, { rejectOnEmpty: true });
    expect(booking.holdUntil.getTime() - booking.createdAt.getTime()).to.equal(16 * 60 * 1000);
    expect(booking.confirmedAt).to.equal(null);
  });

  it('takes numeric strings, and ignores what is not for the guest to say', async () => {
    const { body } = await bookAs(member, {
      guests_member: '2',
      guests_not_member: '0',
      paid: true,
      id: 1,
      price: 1,
      user: 4711,
      uuid: '11111111-1111-4111-8111-111111111111',
    });
    expect(body.booking).to.include({ guests_member: 2, paid: false, price: 200, user: member.ntnuiNo });
    expect(body.booking.uuid).to.not.equal('11111111-1111-4111-8111-111111111111');
  });

  it("uses the user's own address when none is given", async () => {
    expect((await bookAs(member, { contact_email: undefined })).body.booking.contact_email).to.equal(
      member.email,
    );
  });

  it('keeps the party, and drops what is wrong in it', async () => {
    const { body } = await bookAs(member, {
      guests: [
        { name: 'Kari', number: '99999999', email: 'kari@example.org', isMember: true },
        'tull',
        { name: 7 },
        {},
        { name: `${'a'.repeat(199)}😀` },
      ],
    });
    const party = await Guest.findAll({ where: { bookingId: body.booking.id } });
    expect(party.map(({ name, phone, isMember }) => ({ name, phone, isMember }))).to.deep.equal([
      { name: 'Kari', phone: '99999999', isMember: true },
      { name: '7', phone: '', isMember: null },
      { name: `${'a'.repeat(199)}\uFFFD`, phone: '', isMember: null },
    ]);
  });

  it('is told to the history as made by the member', async () => {
    const { body } = await bookAs(member, { guests: [{ name: 'Kari' }] });
    const { rows } = await test.pool.query(
      `select a.source, a.actor_id, a.resource from audit_entries a
       join bookings b on b.uuid = $1 join payments p on p.booking_id = b.id
       where (a.resource, a.record_id) in (('bookings', b.id::text), ('payments', p.id::text)) order by a.resource`,
      [body.booking.uuid],
    );
    const made = { source: 'api', actor_id: member.ntnuiNo };
    expect(rows).to.deep.equal([
      { ...made, resource: 'bookings' },
      { ...made, resource: 'payments' },
    ]);
  });

  it('names every wrong field at once', async () => {
    const { status, body } = await api.post(
      '/koie/booking/',
      { arrival_date: 'i morgen', guests_member: -1 },
      { as: member },
    );
    expect(status).to.equal(400);
    expect(body.code).to.equal('invalid');
    expect(Object.keys(body.detail).sort()).to.deep.equal([
      'arrival_date',
      'departure_date',
      'guests_member',
      'guests_not_member',
      'koie',
    ]);
  });

  const wrong: [string, Record<string, unknown>, string][] = [
    ['an arrival before today', { arrival_date: addDays(today(), -1) }, 'arrival_date'],
    ['a departure on the day of arrival', { departure_date: addDays(today(), 1) }, 'departure_date'],
    ['a departure beyond the booking window', { departure_date: addDays(today(), 15) }, 'departure_date'],
    ['a day that does not exist', { arrival_date: '2026-02-30' }, 'arrival_date'],
    ['a koie that does not exist', { koie: 'soria moria' }, 'koie'],
    ['no guests', { guests_member: 0, guests_not_member: 0 }, 'guests_member'],
    ['half a guest', { guests_member: 1.5 }, 'guests_member'],
    ['a number too large for the database', { guests_member: 99999999999 }, 'guests_member'],
    ['more guests than beds', { guests_member: 7 }, 'guests_member'],
    ['a blank address', { contact_email: '' }, 'contact_email'],
    [
      'an address with a line break',
      { contact_email: 'kari@example.org\nBcc: alle@example.org' },
      'contact_email',
    ],
    ['an over-long address', { contact_email: `${'k'.repeat(250)}@example.org` }, 'contact_email'],
    ['a NUL byte', { koie: 'fl\0koia' }, 'koie'],
    ['a lone surrogate', { contact_email: '\ud800@example.org' }, 'contact_email'],
  ];
  for (const [what, overrides, field] of wrong) {
    it(`refuses ${what}`, async () => {
      const { status, body } = await bookAs(member, overrides);
      expect(status).to.equal(400);
      expect(body.detail).to.have.property(field);
    });
  }

  it('refuses with 409 when a night is full, and when the koie is closed', async () => {
    await buildBooking({ koieId: koie.id, from: 2, guestsMember: 5 });
    const full = await bookAs(member);
    expect([full.status, full.body.code]).to.deep.equal([409, 'beds_taken']);
    const night = nightBetween('nb', addDays(today(), 2));
    expect(full.body.detail).to.equal(`Ikke nok ledige senger natten ${night}: 1 ledig.`);

    await test.pool.query(
      "insert into closures (koie_id, first_night, last_night, reason_nb) values ($1, $2, $2, 'Dugnad')",
      [koie.id, addDays(today(), 1)],
    );
    const closed = await bookAs(member);
    expect([closed.status, closed.body.code]).to.deep.equal([409, 'koie_closed']);
  });

  it('does not know a koie that is not in use', async () => {
    await koie.update({ inUse: false });
    const { status, body } = await bookAs(member);
    expect(status).to.equal(400);
    expect(body.detail).to.have.property('koie');
  });

  it('answers in the language of the caller', async () => {
    const detailIn = async (language: string) =>
      (await bookAs(member, { guests_member: 7 }, { 'Accept-Language': language })).body.detail
        .guests_member[0];
    expect(await detailIn('en-GB,en;q=0.8')).to.equal('The koie has only 6 beds.');
    expect(await detailIn('nb-NO')).to.equal('Koia har bare 6 senger.');
  });

  it('60 members at once get the six beds there are, and nobody more', async () => {
    const members = await Promise.all(Array.from({ length: 60 }, buildMember));
    const outcomes = await Promise.all(
      members.map((one) => bookAs(one, { guests_member: 1, guests_not_member: 0 })),
    );
    const statuses = outcomes.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).to.have.length(6);
    expect(statuses.filter((status) => status === 409)).to.have.length(54);
    expect(await fullestNight(test.pool, koie.id)).to.equal(6);
  });

  describe('with unpaid holds of their own', () => {
    const holdsOf = async ({ ntnuiNo }: User) => {
      const bookings = await Booking.findAll({ where: { userId: ntnuiNo }, order: ['id'] });
      return bookings.map(({ holdUntil }) => holdUntil > new Date());
    };

    it('gives up those of the same koie with a night in common, so that a declined card keeps nobody out', async () => {
      const all = { guests_member: 6, guests_not_member: 0 };
      const first = await bookAs(member, all);
      expect((await bookAs(await buildMember(), all)).status).to.equal(409);
      expect((await bookAs(member, { ...all, arrival_date: addDays(today(), 2) })).status).to.equal(200);
      expect(await holdsOf(member)).to.deep.equal([false, true]);
      const payment = `/payments/stripetransaction/${first.body.booking.booking_transaction_id}/`;
      const paid = await api.put(payment, { token_id: 'tok_visa' }, { as: member });
      expect([paid.status, paid.body.code]).to.deep.equal([409, 'hold_expired']);
    });

    it('keeps those of other nights, of other koier and of others, and what is paid or being paid', async () => {
      const own = { koieId: koie.id, userId: member.ntnuiNo, from: 1, to: 3 };
      const kept = [
        await buildHold({ ...own, from: 3, to: 4 }),
        await buildHold({ ...own, koieId: (await buildKoie()).id }),
        await buildHold({ ...own, userId: (await buildMember()).ntnuiNo }),
        await buildHold({ ...own, paymentStartedAt: new Date() }),
        await buildBooking(own),
      ];
      for (const booking of kept) await booking.reload();
      const before = kept.map(({ holdUntil }) => holdUntil);
      await bookAs(await buildBoard(), { guests_member: 1, guests_not_member: 0 });
      await bookAs(member, { guests_member: 1, guests_not_member: 0 });
      for (const booking of kept) await booking.reload();
      expect(kept.map(({ holdUntil }) => holdUntil)).to.deep.equal(before);
    });

    it('keeps them when there are no beds for the new one', async () => {
      await buildBooking({ koieId: koie.id, from: 3, guestsMember: 4 });
      expect((await bookAs(member)).status).to.equal(200);
      expect((await bookAs(member, { departure_date: addDays(today(), 4) })).status).to.equal(409);
      expect(await holdsOf(member)).to.deep.equal([true]);
    });

    it('has three at most, however many are asked for at once, and is told when the first ends', async () => {
      const koier = await Promise.all(Array.from({ length: 8 }, () => buildKoie()));
      const answers = await Promise.all(koier.map(({ slug }) => bookAs(member, { koie: slug })));
      expect(answers.filter(({ status }) => status === 200)).to.have.length(3);
      const first = await Booking.findOne({
        where: { userId: member.ntnuiNo },
        order: ['holdUntil'],
        rejectOnEmpty: true,
      });
      const inOslo = { timeZone: 'Europe/Oslo', timeStyle: 'short' } as const;
      for (const { status, body } of answers.filter((answer) => answer.status !== 200)) {
        expect([status, body.code]).to.deep.equal([409, 'too_many_holds']);
        expect(body.detail).to.include(first.holdUntil.toLocaleTimeString('sv-SE', inOslo));
      }
      await Booking.update({ holdUntil: new Date() }, { where: { userId: member.ntnuiNo } });
      expect((await bookAs(member)).status).to.equal(200);
    });

    it('has as many as they like when they are staff', async () => {
      for (const staff of [await buildSit(), await buildBoard(), await buildAdmin()]) {
        for (let count = 0; count < 4; count += 1) {
          const { slug } = await buildKoie();
          expect((await bookAs(staff, { koie: slug })).status).to.equal(200);
        }
      }
    });
  });

  it('is limited per member, too', async () => {
    await bookAs(member);
    await test.pool.query('update rate_limits set hits = 300 where hits = 1');
    expect((await bookAs(member)).status).to.equal(429);
    expect((await bookAs(await buildMember())).status).to.equal(200);
  });

  describe('with an Idempotency-Key', () => {
    it('gives the same answer to the same request, also at the same moment', async () => {
      const headers = { 'Idempotency-Key': 'en-tur' };
      const answers = await Promise.all(Array.from({ length: 8 }, () => bookAs(member, {}, headers)));
      expect(new Set(answers.map(({ status }) => status))).to.deep.equal(new Set([200]));
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).to.equal(1);
      expect(await fullestNight(test.pool, koie.id)).to.equal(3);
    });

    it('refuses another request, and is no secret between users', async () => {
      const headers = { 'Idempotency-Key': 'to-turer' };
      const first = await bookAs(member, {}, headers);
      const other = await bookAs(member, { guests_member: 1 }, headers);
      expect([other.status, other.body.code]).to.deep.equal([422, 'idempotency_mismatch']);
      const stranger = await bookAs(await buildMember(), {}, headers);
      expect(stranger.body.booking.uuid).to.not.equal(first.body.booking.uuid);
    });

    it('lets a refused request be sent again', async () => {
      const headers = { 'Idempotency-Key': 'full-koie' };
      const blocking = await buildBooking({ koieId: koie.id, from: 1, to: 3, guestsMember: 6 });
      expect((await bookAs(member, {}, headers)).status).to.equal(409);
      await blocking.update({ cancelledAt: new Date() });
      expect((await bookAs(member, {}, headers)).status).to.equal(200);
    });
  });
});

describe('GET /koie/booking/', () => {
  useDatabase();
  const api = useApi();

  it("shows a member's own, newest first, and everybody's to SiT and the board", async () => {
    const member = await buildMember();
    const koieId = (await buildKoie()).id;
    const first = await buildBooking({ koieId, userId: member.ntnuiNo });
    const second = await buildBooking({ koieId, userId: member.ntnuiNo });
    const other = await buildBooking({ koieId });
    const uuids = async (as: User) =>
      (await api.get('/koie/booking/', { as })).body.map((b: Booking) => b.uuid);

    expect(await uuids(member)).to.deep.equal([second.uuid, first.uuid]);
    for (const staff of [await buildSit(), await buildBoard()]) {
      expect(await uuids(staff)).to.deep.equal([other.uuid, second.uuid, first.uuid]);
    }
  });

  it('leaves out what is cancelled or expired, unless asked', async () => {
    const member = await buildMember();
    const own = { koieId: (await buildKoie()).id, userId: member.ntnuiNo };
    const live = await buildHold(own);
    const cancelled = await buildBooking({ ...own, cancelledAt: new Date() });
    const expired = await buildHold({ ...own, holdUntil: new Date(Date.now() - 1000) });
    const uuids = async (query = '') =>
      (await api.get(`/koie/booking/${query}`, { as: member })).body.map((b: Booking) => b.uuid);

    expect(await uuids()).to.deep.equal([live.uuid]);
    expect(await uuids('?include_expired=true')).to.deep.equal([expired.uuid, cancelled.uuid, live.uuid]);
  });

  it('pages, and tells how many there are and where the next page is', async () => {
    const member = await buildMember();
    const own = { koieId: (await buildKoie()).id, userId: member.ntnuiNo };
    for (let i = 0; i < 3; i += 1) await buildBooking(own);
    const page = await api.get('/koie/booking/?limit=2', { as: member });
    expect(page.body).to.have.length(2);
    expect(page.headers.get('x-total-count')).to.equal('3');
    const next = /<([^>]+)>; rel="next"/.exec(page.headers.get('link') ?? '')?.[1] ?? '';
    const last = await api.get(next, { as: member });
    expect(last.body).to.have.length(1);
    expect(last.headers.get('link')).to.equal(null);
    for (const query of ['limit=0', 'limit=1001', 'limit=ti', 'offset=-1']) {
      expect((await api.get(`/koie/booking/?${query}`, { as: member })).status, query).to.equal(400);
    }
  });
});

describe('GET /koie/booking/{uuid}/', () => {
  useDatabase();
  const api = useApi();

  it('opens for anybody with the uuid, without telling whose it is', async () => {
    const member = await buildMember();
    const booking = await buildBooking({ userId: member.ntnuiNo });
    const path = `/koie/booking/${booking.uuid}/`;
    const hidden = { contact_email: null, user: null, booking_transaction_id: null };

    expect((await api.get(path)).body.booking).to.include(hidden);
    expect((await api.get(path, { as: await buildMember() })).body.booking).to.include(hidden);
    for (const as of [member, await buildSit(), await buildBoard()]) {
      const { body } = await api.get(path, { as });
      expect(body.booking).to.include({ contact_email: 'gjest@example.org', user: member.ntnuiNo });
      expect(body.booking.booking_transaction_id).to.be.a('string');
    }
  });

  it('takes the uuid in either case, and says 404 to others', async () => {
    const booking = await buildBooking();
    expect((await api.get(`/koie/booking/${booking.uuid.toUpperCase()}`)).status).to.equal(200);
    for (const uuid of ['1', '%00', '00000000-0000-4000-8000-000000000000', `${booking.uuid}0`]) {
      const { status, body } = await api.get(`/koie/booking/${uuid}/`);
      expect([status, body.detail]).to.deep.equal([404, 'Booking not found.']);
    }
  });

  for (const authorization of [
    '[object Object]',
    '',
    'Bearer',
    'Bearer ',
    'Bearer x.y.z',
    'Basic a2FyaTprYXJp',
  ]) {
    it(`treats Authorization «${authorization}» as anonymous`, async () => {
      const { uuid } = await buildBooking();
      const { status } = await api.get(`/koie/booking/${uuid}/`, {
        headers: { Authorization: authorization },
      });
      expect(status).to.equal(200);
    });
  }
});

describe('PUT /payments/stripetransaction/{id}/', () => {
  const test = useDatabase();
  const api = useApi();
  const payFor = async (hold: Booking, as: User, tokenId = 'tok_visa') => {
    const { rows } = await test.pool.query('select id from payments where booking_id = $1', [hold.id]);
    return api.put(`/payments/stripetransaction/${rows[0].id}`, { token_id: tokenId }, { as });
  };

  it('pays, confirms, and queues both mails once', async () => {
    const member = await buildMember();
    const hold = await buildHold({ userId: member.ntnuiNo });
    const { status, body } = await payFor(hold, member);
    expect([status, body]).to.deep.equal([200, { detail: 'succeeded' }]);
    expect((await api.get(`/koie/booking/${hold.uuid}`)).body.booking.paid).to.equal(true);
    const again = await payFor(hold, member);
    expect([again.status, again.body.code]).to.deep.equal([409, 'already_paid']);
    const mails = await test.pool.query('select kind from emails where booking_id = $1 order by kind', [
      hold.id,
    ]);
    expect(mails.rows.map(({ kind }) => kind)).to.deep.equal(['booking_confirmation', 'koie_information']);
  });

  it('keeps the hold when the card is declined', async () => {
    const member = await buildMember();
    const hold = await buildHold({ userId: member.ntnuiNo });
    const declined = await payFor(hold, member, 'tok_chargeDeclined');
    expect([declined.status, declined.body.code]).to.deep.equal([402, 'card_declined']);
    expect((await payFor(hold, member)).status).to.equal(200);
  });

  it('says where the guest confirms a payment that their bank asks about', async () => {
    const member = await buildMember();
    const hold = await buildHold({ userId: member.ntnuiNo });
    const { status, body } = await payFor(hold, member, 'tok_threeDSecure2Required');
    expect([status, body.code]).to.deep.equal([402, 'payment_needs_guest']);
  });

  it('refuses what cannot be paid', async () => {
    const member = await buildMember();
    const own = { userId: member.ntnuiNo };
    const over = await payFor(await buildHold({ ...own, holdUntil: new Date(Date.now() - 1000) }), member);
    expect([over.status, over.body.code]).to.deep.equal([409, 'hold_expired']);
    const cancelled = await payFor(await buildHold({ ...own, cancelledAt: new Date() }), member);
    expect([cancelled.status, cancelled.body.code]).to.deep.equal([409, 'cancelled']);
    expect((await payFor(await buildHold(own), await buildMember())).status).to.equal(403);
    expect(
      (await api.put('/payments/stripetransaction/tull', { token_id: 'tok_visa' }, { as: member })).status,
    ).to.equal(404);
    const unknown = '/payments/stripetransaction/00000000-0000-4000-8000-000000000000';
    expect((await api.put(unknown, { token_id: 'tok_visa' }, { as: member })).status).to.equal(404);
    expect((await api.put(unknown, {}, { as: member })).status).to.equal(400);
    const patched = await api.patch(unknown, {}, { as: member });
    expect([patched.status, patched.body.detail]).to.deep.equal([501, 'Not yet implemented, use PUT']);
  });
});
