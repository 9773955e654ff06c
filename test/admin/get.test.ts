import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { expect } from 'chai';
import { actionsOf } from '../../src/admin/actions/index.js';
import { isAllowedTo } from '../../src/admin/policy.js';
import { RESOURCES } from '../../src/admin/resources/index.js';
import {
  AuditEntry,
  ClosedMonth,
  Closure,
  Description,
  Desk,
  Dispute,
  Email,
  FairUseException,
  FairUseRule,
  Group,
  Key,
  KeyMove,
  LedgerAccount,
  Location,
  Membership,
  Payment,
  Receipt,
  Refund,
  ReleaseRule,
  Report,
  Task,
  Terms,
} from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { monthAfter } from '../../src/services/treasury/index.js';
import { useDatabase } from '../support/database.js';
import {
  buildAdmin,
  buildBooking,
  buildEntry,
  buildHold,
  buildKoie,
  buildPeriod,
  buildReceipt,
  buildUser,
  PASSWORD,
} from '../support/factories.js';
import { type Fields, usePanel, type Visitor } from '../support/panel.js';

/** A resource's records: a new one that nothing stands in the way of, and what its forms are sent. */
interface Records {
  make(): Promise<number | string | undefined>;
  edit?: Fields;
  create?(): Promise<Fields>;
}

/** What an action is done to, and what is sent with it. */
interface Prepared {
  id?: number | string | undefined;
  fields?: Fields;
}

const READS = [
  'list',
  'search',
  'show',
  'history',
  'export',
  'related',
  'affected',
  'example',
  'quote',
  'outbox',
  'preview',
  'print',
  'message',
  'bulkMessage',
];
const ON_RESOURCE = ['list', 'search', 'new', 'export', 'affected', 'example', 'quote', 'outbox', 'print'];
const BULK = ['bulkDelete', 'bulkMessage', 'plan'];
/** Every request is noted in these. */
const NOT_COMPARED = ['sessions', 'panel_sessions', 'rate_limits'];
const NEW_PASSWORD = 'Et helt annet passord';

const nights = { firstNight: addDays(today(), 5), lastNight: addDays(today(), 6), reasonNb: 'Dugnad' };
const place = { latitude: '63.1', longitude: '10.3' };
const koieId = async () => (await buildKoie()).id;
const locationId = async () => (await Location.create(place)).id;
const userId = async () => (await buildUser()).ntnuiNo;
const bookingId = async (overrides: Parameters<typeof buildBooking>[0] = {}) =>
  (await buildBooking(overrides)).id;
const inspection = async () => ({ koieId: await koieId(), stayDate: today(), choppedUpWood: 3 });
const stay = async () => ({
  koieId: await koieId(),
  arrivalDate: addDays(today(), 3),
  departureDate: addDays(today(), 4),
  guestsMember: 1,
  guestsNotMember: 0,
});
let names = 0;
const newName = (word: string) => {
  names += 1;
  return `${word}-${names}`;
};
const newGroup = () => ({ name: 'Kajakk', slug: newName('kajakk') });
const newKey = async () => ({
  koieId: await koieId(),
  deskId: (await Desk.create({ name: newName('Luka') })).id,
  label: newName('K'),
});
const groupId = async () => (await Group.create(newGroup())).groupId;
const emailId = async (state: 'queued' | 'failed') => {
  const bookingId = (await buildBooking()).id;
  const text = { subject: 'Hei', html: 'Hei', text: 'Hei', language: 'nb', kind: 'key_reminder' } as const;
  const messageId = `<${bookingId}@example.org>`;
  return (await Email.create({ ...text, bookingId, recipient: 'gjest@example.org', messageId, state })).id;
};
const paymentOf = (bookingId: number) => Payment.findOne({ where: { bookingId }, rejectOnEmpty: true });
const refundId = async (overrides: Partial<Parameters<typeof Refund.create>[0]> = {}) => {
  const paymentId = (await paymentOf(await bookingId())).id;
  return (await Refund.create({ paymentId, amountOre: 100, reason: 'board', ...overrides })).id;
};
const disputeId = async () => {
  const paymentId = (await paymentOf(await bookingId())).id;
  const stripe = { stripeId: newName('du'), stripeStatus: 'needs_response' };
  return (await Dispute.create({ paymentId, amountOre: 100, ...stripe })).id;
};
/** A month that is closed, each call an earlier one. */
let months = 0;
const closedMonthId = async () => {
  months += 1;
  const month = `${monthAfter(today().slice(0, 7), -months)}-01`;
  return (await ClosedMonth.create({ month })).id;
};
const ledgerAccountId = async () =>
  (await LedgerAccount.findOne({ where: { purpose: 'bank' }, rejectOnEmpty: true })).id;

const fairUseRuleId = async () =>
  (await FairUseRule.findOne({ where: { rule: 'nights_per_stay' }, rejectOnEmpty: true })).id;
const exception = async () => ({
  userId: (await buildUser({})).ntnuiNo,
  firstNight: today(),
  lastNight: addDays(today(), 9),
  reason: 'Kurs i skredvurdering',
});

/** Periods are of all koier, and do not overlap. */
let periods = 0;
const release = { weekday: 3, atTime: '08:00', fromWeekday: 5, fromWeek: 1, nights: 7 };

const RECORDS: Record<string, Records> = {
  bookings: {
    make: async () => {
      const { id } = await buildHold();
      // What is owed for a booking keeps it from being deleted.
      await Payment.destroy({ where: { bookingId: id } });
      return id;
    },
    edit: { internalNote: 'Ringte' },
    create: async () => ({
      ...(await stay()),
      guestName: 'Kari Nordmann',
      contactEmail: 'kari@example.org',
      settlement: 'invoice',
      settlementReason: 'Skoletur',
    }),
  },
  closures: {
    make: async () => (await Closure.create({ koieId: await koieId(), ...nights })).id,
    edit: { reasonNb: 'Ras' },
    create: async () => ({ koieId: await koieId(), ...nights }),
  },
  waiting_entries: { make: async () => (await buildEntry(await buildUser(), await buildKoie())).id },
  booking_periods: {
    make: async () => (await buildPeriod({ nights: [++periods * 10, periods * 10 + 1] })).id,
    edit: { maxNights: 3 },
    create: async () => ({
      nameNb: 'Jul',
      nameEn: 'Christmas',
      firstNight: addDays(today(), ++periods * 10),
      lastNight: addDays(today(), periods * 10 + 1),
      opensAt: `${today()}T08:00`,
    }),
  },
  release_rules: {
    make: async () => (await ReleaseRule.create({ ...release, koieIds: [await koieId()] })).id,
    edit: { atTime: '09:00' },
    create: async () => ({ ...release, koieIds: await koieId() }),
  },
  payments: { make: async () => (await paymentOf(await bookingId())).id },
  refunds: { make: () => refundId() },
  disputes: { make: () => disputeId() },
  closed_months: { make: closedMonthId },
  fair_use_rules: { make: fairUseRuleId, edit: { most: 3 } },
  fair_use_exceptions: {
    make: async () => (await FairUseException.create(await exception())).id,
    edit: { reason: 'Kurs' },
    create: exception,
  },
  ledger_accounts: { make: ledgerAccountId, edit: { number: '1920' } },
  receipts: { make: async () => (await Receipt.findOne({ where: { number: await buildReceipt() } }))?.id },
  koier: {
    make: koieId,
    edit: { numberOfBeds: 5 },
    create: async () => ({ name: 'Nykoia', numberOfBeds: 4, locationId: await locationId() }),
  },
  locations: { make: locationId, edit: { area: 'Bymarka' }, create: async () => place },
  descriptions: {
    make: async () => (await Description.create({})).id,
    edit: { parkingNor: 'Ved bommen' },
    create: async () => ({ parkingNor: 'Ved bommen' }),
  },
  desks: {
    make: async () => (await Desk.create({ name: newName('Luka') })).id,
    edit: { address: 'Veien 1' },
    create: async () => ({ name: newName('Luka') }),
  },
  keys: {
    make: async () => (await Key.create(await newKey())).id,
    edit: { note: 'Ny nøkkelring' },
    create: newKey,
  },
  key_moves: {
    make: async () => {
      const key = await Key.create(await newKey());
      await key.update({ state: 'broken' });
      return (await KeyMove.findOne({ where: { keyId: key.id }, rejectOnEmpty: true })).id;
    },
  },
  terms: {
    make: async () => {
      const name = newName('Vilkår');
      return (await Terms.create({ nameNb: name, nameEn: name })).id;
    },
    edit: { feeNok: 50 },
    create: async () => ({ nameNb: newName('Vilkår'), nameEn: newName('Terms') }),
  },
  reports: {
    make: async () => (await Report.create(await inspection())).id,
    edit: { feedback: 'Fin tur' },
    create: inspection,
  },
  tasks: {
    make: async () => (await Task.create({ koieId: await koieId(), item: 'axe' })).id,
    edit: { note: 'Skaftet' },
    create: async () => ({ koieId: await koieId(), item: 'axe' }),
  },
  users: {
    make: userId,
    edit: { firstName: 'Kari' },
    create: async () => ({
      email: 'ny@example.org',
      firstName: 'Ny',
      lastName: 'Bruker',
      password: PASSWORD,
    }),
  },
  memberships: {
    make: async () =>
      (await Membership.create({ userId: await userId(), groupId: await groupId() })).membershipNo,
    edit: { type: 'board_member' },
    create: async () => ({ userId: await userId(), groupId: await groupId(), type: 'member' }),
  },
  groups: { make: groupId, edit: { name: 'Padling' }, create: async () => newGroup() },
  emails: { make: () => emailId('queued') },
  audit_entries: { make: async () => (await AuditEntry.findOne())?.id },
};

describe('A GET in the panel', () => {
  const database = useDatabase();
  const panel = usePanel();
  let admin: Visitor;
  let digests: string;
  before(async () => {
    const { rows: tables } = await database.pool.query<{ name: string }>(
      `select relname as name from pg_class
       where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all ($1)`,
      [NOT_COMPARED],
    );
    digests = tables
      .map(
        ({ name }) =>
          `select '${name}' as name, md5(string_agg(t::text, ' ' order by t::text)) as digest from ${name} t`,
      )
      .join(' union all ');
    admin = await panel.login(await buildAdmin());
  });

  /** What is a resource's own, in a state in which it can be done. */
  const OWN: Record<string, () => Promise<Prepared>> = {
    'closures seeTo': async () => {
      const { id: booking, koieId: koie } = await buildBooking({ from: 5 });
      const choices = JSON.stringify([{ bookingId: booking, act: 'keep', seen: null }]);
      return { id: (await Closure.create({ koieId: koie, ...nights })).id, fields: { choices, hours: 48 } };
    },
    'closures lift': async () => ({ id: await RECORDS.closures?.make(), fields: { tells: 'false' } }),
    'bookings handOutKey': async () => ({ id: await bookingId() }),
    'bookings takeBackKey': async () => ({ id: await bookingId({ keyStatus: 'picked_up' }) }),
    'bookings undoKey': async () => {
      const id = await bookingId();
      await admin.act('bookings', id, 'handOutKey');
      return { id };
    },
    'bookings reportKey': async () => {
      const key = await newKey();
      await Key.create(key);
      const booking = await buildBooking({ koieId: key.koieId });
      await booking.update({ keyStatus: 'picked_up' });
      return { id: booking.id, fields: { became: 'lost', note: 'I elva' } };
    },
    'bookings dateKeyBack': async () => ({
      id: await bookingId({ keyStatus: 'delivered' }),
      fields: { keyBackOn: today() },
    }),
    'bookings move': async () => ({ id: await bookingId(), fields: await stay() }),
    'bookings confirmBooking': async () => ({
      id: (await buildHold()).id,
      fields: { settlement: 'invoice', settlementReason: 'Skoletur' },
    }),
    'bookings newGuestLink': async () => ({ id: await bookingId({}) }),
    'bookings markInvoicePaid': async () => ({ id: await bookingId({ settlement: 'invoice' }) }),
    'bookings giveBack': async () => ({
      id: await bookingId(),
      fields: { refund: 'all', reason: 'Kaldt' },
    }),
    'bookings changePrice': async () => ({
      id: await bookingId(),
      fields: { priceNok: 10, reason: 'Avtalt' },
    }),
    'bookings cancelBooking': async () => ({ id: await bookingId(), fields: { cancelReason: 'Ras' } }),
    'koier avalanche': async () => {
      const { id } = await buildKoie({ avalancheRegion: 3022, avalancheMode: 'propose' });
      await database.pool.query(
        `insert into avalanche_warnings (region, day, level, link, published_at)
         values (3022, oslo_today(), 3, 'https://www.varsom.no', now())`,
      );
      return { id, fields: { answer: 'close', nights: today() } };
    },
    'tasks plan': async () => ({ id: await RECORDS.tasks?.make(), fields: { state: 'doing' } }),
    'reports markHandled': async () => ({ id: await RECORDS.reports?.make() }),
    'payments giveBack': async () => {
      const payment = await paymentOf((await buildHold()).id);
      await payment.update({ state: 'wrong_amount', paymentIntentId: 'pi_1' });
      return { id: payment.id };
    },
    'refunds tryAgain': async () => ({ id: await refundId({ state: 'failed', settledAt: new Date() }) }),
    'refunds paidElsewhere': async () => ({ id: await refundId({ state: 'failed', settledAt: new Date() }) }),
    'refunds paidBack': async () => ({ id: await refundId({ method: 'elsewhere' }) }),
    'closed_months reopen': async () => ({ id: await closedMonthId(), fields: { note: 'Feil bilag' } }),
    'disputes dealtWith': async () => ({ id: await disputeId() }),
    'emails resend': async () => ({ id: await emailId('failed') }),
    'emails cancel': async () => ({ id: await emailId('queued') }),
    'users setPassword': async () => ({ id: await userId(), fields: { password: NEW_PASSWORD } }),
    'users invite': async () => ({ id: await userId() }),
    'users resetSecondFactor': async () => {
      const id = await userId();
      await database.pool.query("insert into totp_secrets (user_id, sealed, last_step) values ($1, '', 0)", [
        id,
      ]);
      return { id };
    },
    'users deactivate': async () => ({ id: await userId() }),
  };

  async function prepare(resource: string, action: string): Promise<Prepared> {
    const own = OWN[`${resource} ${action}`];
    if (own) return own();
    const { make, create, edit } = RECORDS[resource] ?? {};
    if (action === 'new' && create) return { fields: await create() };
    if (action === 'edit' && edit) return { id: await make?.(), fields: edit };
    if (make && ['delete', 'bulkDelete', ...READS].includes(action)) return { id: await make() };
    throw new Error(`${action} on ${resource} needs a row in this test`);
  }

  function pathOf(resource: string, action: string, id: Prepared['id']): string {
    if (ON_RESOURCE.includes(action)) return `/resources/${resource}/actions/${action}?`;
    if (BULK.includes(action)) return `/resources/${resource}/bulk/${action}?recordIds=${id}&`;
    return `/resources/${resource}/records/${id}/${action}?`;
  }

  /** A digest of the rows of each table. */
  async function rows(): Promise<Record<string, string>> {
    const { rows: found } = await database.pool.query<{ name: string; digest: string }>(digests);
    return Object.fromEntries(found.map(({ name, digest }) => [name, digest]));
  }

  /** Asks for a page, and for what is behind it, with the fields of a POST in the address and then as a body. */
  async function expectNothingDone(path: string, fields: Fields, expected: readonly number[]) {
    const before = await rows();
    const sent = new URLSearchParams(
      Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
    ).toString();
    const statuses = [
      (await admin.get(`/admin${path}${sent}`)).status,
      (await admin.get(`/admin/api${path}${sent}`)).status,
      await getWithBody(`/admin/api${path}`, sent),
    ];
    expect(statuses).to.deep.equal(expected);
    expect(await rows()).to.deep.equal(before);
  }

  /** What `fetch` refuses to send. Answers the status. */
  async function getWithBody(path: string, body: string): Promise<number | undefined> {
    const headers = {
      Cookie: [...admin.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': Buffer.byteLength(body),
    };
    const asked = request(`${panel.url}${path}`, { method: 'GET', headers });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    await answer.resume().toArray();
    return answer.statusCode;
  }

  for (const resource of Object.keys(RESOURCES)) {
    const allowed = Object.keys(actionsOf(resource)).filter((action) =>
      isAllowedTo('admin', resource, action),
    );

    for (const action of allowed.filter((name) => !READS.includes(name))) {
      it(`does not do what a POST does: ${action} on ${resource}`, async () => {
        const { id, fields = {} } = await prepare(resource, action);
        const path = pathOf(resource, action, id);
        await expectNothingDone(path, fields, action === 'new' ? [200, 405, 405] : [200, 200, 200]);
        const before = await rows();
        const { status, body } = await admin.post(`/admin/api${path}`, fields);
        expect([status, body.notice?.type ?? 'none'], JSON.stringify(body.notice)).to.deep.equal([
          200,
          'success',
        ]);
        expect(await rows()).to.not.deep.equal(before);
      });
    }

    it(`changes nothing by showing ${resource}, and neither does a POST`, async () => {
      for (const action of allowed.filter((name) => READS.includes(name))) {
        const path = pathOf(resource, action, (await prepare(resource, action)).id);
        const before = await rows();
        const answers = [await admin.get(`/admin/api${path}`), await admin.post(`/admin/api${path}`)];
        expect(
          answers.map(({ status }) => status),
          action,
        ).to.deep.equal([200, 200]);
        expect(await rows(), action).to.deep.equal(before);
      }
    });
  }

  it('does not do what a POST does: one’s own password on its page', async () => {
    const fields = { current: PASSWORD, password: NEW_PASSWORD };
    await expectNothingDone('/pages/password?', fields, [200, 200, 200]);
    expect((await admin.post('/admin/api/pages/password', fields)).body.isDone).to.equal(true);
  });
});
