import { expect } from 'chai';
import { seedDemo } from '../../seeders/index.js';
import { Closure, Email, Koie, ReleaseRule } from '../../src/models/index.js';
import { addDays, today } from '../../src/platform/clock.js';
import { useBrowser } from '../support/browser.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, buildPeriod, buildReceipt, buildSit } from '../support/factories.js';
import { usePanel } from '../support/panel.js';

type Role = 'sit' | 'board' | 'admin';

const HISTORY = ['koier', 'bookings'];
const LISTED: Record<Role, string[]> = {
  sit: ['bookings'],
  board: [
    'koier',
    'bookings',
    'closures',
    'booking_periods',
    'release_rules',
    'reports',
    'tasks',
    'payments',
    'receipts',
    'emails',
    'audit_entries',
    'desks',
    'terms',
  ],
  admin: ['users', 'groups', 'memberships', 'locations', 'descriptions'],
};
const FORMS: Record<Role, string[]> = {
  sit: [],
  board: ['koier', 'bookings', 'closures', 'booking_periods', 'release_rules', 'reports', 'tasks', 'terms'],
  admin: ['users', 'memberships'],
};
const PAGES: Record<Role, string[]> = {
  sit: ['', '/pages/desk', '/pages/password'],
  board: [
    '',
    '/pages/desk',
    '/pages/tonight',
    '/pages/calendar',
    '/pages/messages',
    '/pages/accounts',
    '/pages/jobs',
    '/pages/password',
  ],
  admin: [''],
};

/** Nothing is exempt: axe, the console, other hosts and sideways scrolling count on every page of these. */
describe('Every page of the panel, at a desk and on a phone', () => {
  const database = useDatabase({ seed: true });
  const panel = usePanel();
  const browser = useBrowser(panel);
  const someone = { sit: buildSit, board: buildBoard, admin: buildAdmin };

  before(async function () {
    this.timeout(60_000);
    await seedDemo();
    await buildReceipt();
    const koie = await Koie.findOne({ rejectOnEmpty: true });
    await Closure.create({
      koieId: koie.id,
      firstNight: addDays(today(), 20),
      lastNight: addDays(today(), 22),
      reasonNb: 'Dugnad',
    });
    const chosen = { koieIds: [koie.id], maxNights: 3, opensAt: new Date('2437-12-02T07:00:00Z') };
    await buildPeriod({ nights: [30, 40], ...chosen });
    await ReleaseRule.create({ weekday: 3, atTime: '08:00', fromWeekday: 5, fromWeek: 1 });
    await Email.create({
      kind: 'key_reminder',
      recipient: 'gjest@example.org',
      language: 'nb',
      subject: 'Nøkkelen',
      html: '<p>Hei</p>',
      text: 'Hei',
      messageId: '<a@example.org>',
    });
  });

  async function anyRecord(resource: string): Promise<string> {
    const key = { users: 'ntnui_no', groups: 'group_id', memberships: 'membership_no' }[resource] ?? 'id';
    const confirmedFirst =
      resource === 'bookings' ? 'confirmed_at is null or cancelled_at is not null, ' : '';
    // The history of people is for administrators.
    const ofBookings = resource === 'audit_entries' ? `where resource = 'bookings'` : '';
    const { rows } = await database.pool.query(
      `select ${key} as key from ${resource} ${ofBookings} order by ${confirmedFirst}${key} desc limit 1`,
    );
    return String(rows[0]?.key);
  }

  async function look(role: Role | undefined, addresses: string[]): Promise<string[]> {
    const tab = await browser.tab();
    if (role) await tab.be(await someone[role]());
    const faults: string[] = [];
    let go = tab.open;
    for (const address of addresses) {
      await go(`/admin${address}`);
      go = tab.go;
      const name = address.replace(/\d+/g, 'one').replaceAll('/', '-') || '-dashboard';
      faults.push(...(await tab.faults(`${role ?? 'nobody'}${name}`)));
    }
    return faults;
  }

  it('the login page', async () => {
    expect(await look(undefined, ['/login'])).to.deep.equal([]);
  });

  for (const role of ['sit', 'board', 'admin'] as const) {
    it(`${role}: the dashboard and other pages`, async () => {
      expect(await look(role, PAGES[role])).to.deep.equal([]);
    }).timeout(120_000);

    for (const resource of LISTED[role]) {
      const hasForms = FORMS[role].includes(resource);
      it(`${role}: ${resource}, ${hasForms ? 'the list, a record and the forms' : 'the list and a record'}`, async () => {
        const record = `/resources/${resource}/records/${await anyRecord(resource)}`;
        const forms = hasForms ? [`${record}/edit`, `/resources/${resource}/actions/new`] : [];
        const history = role !== 'sit' && HISTORY.includes(resource) ? [`${record}/history`] : [];
        const addresses = [`/resources/${resource}`, `${record}/show`, ...forms, ...history];
        expect(await look(role, addresses)).to.deep.equal([]);
      }).timeout(60_000);
    }
  }
});
