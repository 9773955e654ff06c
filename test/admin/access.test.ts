import { expect } from 'chai';
import { Task } from '../../src/models/index.js';
import { today } from '../../src/platform/clock.js';
import { useDatabase } from '../support/database.js';
import { buildAdmin, buildBoard, buildSit } from '../support/factories.js';
import { buildOneOfEach } from '../support/one-of-each.js';
import { usePanel, type Visitor } from '../support/panel.js';

const READ = ['list', 'search', 'show'];
const EDIT = [...READ, 'new', 'edit', 'delete', 'bulkDelete', 'history', 'export'];
const KEYS = ['handOutKey', 'takeBackKey', 'undoKey', 'dateKeyBack', 'reportKey'];
const BOARD_WORK = [
  'related',
  'quote',
  'move',
  'confirmBooking',
  'markInvoicePaid',
  'newGuestLink',
  'giveBack',
  'changePrice',
  'cancelBooking',
  'message',
  'bulkMessage',
];

/** Who may do what, as the board has decided it; what is not here is allowed to nobody. */
const ALLOWED: Record<'sit' | 'board' | 'admin', Record<string, string[]>> = {
  sit: { bookings: [...READ, ...KEYS], keys: READ, key_moves: READ },
  board: {
    koier: [...EDIT, 'related', 'avalanche', 'message'],
    locations: EDIT,
    descriptions: EDIT,
    waiting_entries: [...READ, 'history', 'export'],
    closures: [...EDIT, 'related', 'affected', 'seeTo', 'lift', 'message'],
    booking_periods: [...EDIT, 'example'],
    release_rules: [...EDIT, 'example'],
    fair_use_rules: [...READ, 'history', 'export', 'edit'],
    fair_use_exceptions: EDIT,
    desks: EDIT,
    keys: EDIT,
    key_moves: [...READ, 'export'],
    terms: [...EDIT, 'example'],
    tasks: [...EDIT, 'plan', 'print'],
    bookings: [...EDIT, ...KEYS, ...BOARD_WORK],
    reports: [...READ, 'new', 'edit', 'history', 'export', 'markHandled'],
    payments: [...READ, 'history', 'export', 'giveBack'],
    refunds: [...READ, 'history', 'export', 'tryAgain', 'paidElsewhere', 'paidBack'],
    disputes: [...READ, 'history', 'export', 'dealtWith'],
    receipts: [...READ, 'export'],
    closed_months: [...READ, 'history', 'export'],
    ledger_accounts: [...READ, 'history', 'export', 'edit'],
    emails: [...READ, 'history', 'export', 'outbox', 'preview', 'resend', 'cancel'],
    audit_entries: [...READ, 'export'],
    users: READ,
    groups: READ,
    memberships: READ,
  },
  admin: {
    koier: [...EDIT, 'related', 'avalanche', 'message'],
    locations: EDIT,
    descriptions: EDIT,
    waiting_entries: [...READ, 'history', 'export'],
    closures: [...EDIT, 'related', 'affected', 'seeTo', 'lift', 'message'],
    booking_periods: [...EDIT, 'example'],
    release_rules: [...EDIT, 'example'],
    fair_use_rules: [...READ, 'history', 'export', 'edit'],
    fair_use_exceptions: EDIT,
    desks: EDIT,
    keys: EDIT,
    key_moves: [...READ, 'export'],
    terms: [...EDIT, 'example'],
    tasks: [...EDIT, 'plan', 'print'],
    bookings: [...EDIT, ...KEYS, ...BOARD_WORK],
    reports: [...EDIT, 'markHandled'],
    payments: [...READ, 'history', 'export', 'giveBack'],
    refunds: [...READ, 'history', 'export', 'tryAgain', 'paidElsewhere', 'paidBack'],
    disputes: [...READ, 'history', 'export', 'dealtWith'],
    receipts: [...READ, 'export'],
    closed_months: [...READ, 'history', 'export', 'reopen'],
    ledger_accounts: [...READ, 'history', 'export', 'edit'],
    emails: [...READ, 'history', 'export', 'outbox', 'preview', 'resend', 'cancel'],
    audit_entries: [...READ, 'export'],
    users: [...EDIT, 'setPassword', 'invite', 'resetSecondFactor', 'deactivate'],
    groups: EDIT,
    memberships: EDIT,
  },
};
const RESOURCES = Object.keys(ALLOWED.admin);
const PAGES = [
  'desk',
  'keys',
  'tonight',
  'calendar',
  'messages',
  'accounts',
  'figures',
  'months',
  'feeds',
  'jobs',
  'find',
  'views',
  'security',
  'password',
];
/** Asked by other pages, and none themselves. */
const ASKED_PAGES = ['months', 'views'];
const SIT_PAGES = ['desk', 'keys', 'find', 'views', 'feeds', 'security', 'password'];
const OWN_ACTIONS: Record<string, string[]> = {
  koier: ['related', 'avalanche'],
  closures: ['related', 'affected', 'seeTo', 'lift', 'message'],
  booking_periods: ['example'],
  release_rules: ['example'],
  bookings: [...KEYS, ...BOARD_WORK],
  terms: ['example'],
  tasks: ['plan', 'print'],
  reports: ['markHandled'],
  payments: ['giveBack'],
  refunds: ['tryAgain', 'paidElsewhere', 'paidBack'],
  disputes: ['dealtWith'],
  closed_months: ['reopen'],
  emails: ['outbox', 'preview', 'resend', 'cancel'],
  users: ['setPassword', 'invite', 'resetSecondFactor', 'deactivate'],
};
const RESOURCE_ACTIONS = [
  'list',
  'search',
  'new',
  'export',
  'affected',
  'example',
  'quote',
  'outbox',
  'print',
];

/** What a key desk needs, and the record's own key and title. */
const SIT_BOOKING = [
  'id',
  'uuid',
  'reference',
  'koie',
  'arrivalDate',
  'departureDate',
  'guests',
  'guest',
  'phone',
  'contactEmail',
  'paid',
  'keyStatus',
  'keyLabel',
  'deskNote',
];

/** What of it has room in the list. */
const NOT_LISTED = ['uuid', 'contactEmail', 'keyLabel', 'deskNote'];

/** Every action that there is on a resource, whoever may do it. */
function actionsOf(resource: string): string[] {
  return [...EDIT, ...(OWN_ACTIONS[resource] ?? [])];
}

describe('Access to the panel', () => {
  useDatabase();
  const panel = usePanel();
  const ids: Record<string, number | string> = {};
  const visitors = {} as Record<'anonymous' | 'sit' | 'board' | 'admin', Visitor>;

  before(async () => {
    Object.assign(ids, await buildOneOfEach());
    visitors.anonymous = panel.visitor();
    visitors.sit = await panel.login(await buildSit());
    visitors.board = await panel.login(await buildBoard());
    visitors.admin = await panel.login(await buildAdmin());
  });

  function addressOf(resource: string, action: string): string {
    const base = `/admin/api/resources/${resource}`;
    if (RESOURCE_ACTIONS.includes(action)) return `${base}/actions/${action}`;
    if (['bulkDelete', 'bulkMessage', 'plan'].includes(action))
      return `${base}/bulk/${action}?recordIds=${ids[resource]}`;
    return `${base}/records/${ids[resource]}/${action}`;
  }

  for (const role of ['sit', 'board', 'admin'] as const) {
    for (const resource of RESOURCES) {
      const allowed = ALLOWED[role][resource] ?? [];

      it(`${role} may on ${resource}: ${allowed.join(', ') || 'nothing'}`, async () => {
        for (const action of actionsOf(resource)) {
          const address = addressOf(resource, action);
          if (allowed.includes(action)) {
            // Without anything filled in, a new record is refused field by field, and so changes nothing.
            const { status } = await visitors[role][action === 'new' ? 'post' : 'get'](address);
            expect(status, action).to.equal(200);
          } else {
            const answers = [await visitors[role].get(address), await visitors[role].post(address)];
            expect(
              answers.map(({ status }) => status),
              action,
            ).to.deep.equal([403, 403]);
            for (const { body } of answers) expect(body, action).to.have.all.keys('code', 'notice');
          }
        }
      });
    }

    it(`${role} gets 404 for what does not exist`, async () => {
      for (const address of [
        '/admin/api/resources/passwords/actions/list',
        '/admin/api/resources/sessions/actions/list',
        '/admin/api/resources/guests/actions/list',
        '/admin/api/resources/__proto__/actions/list',
        '/admin/api/resources/bookings/actions/destroy',
        '/admin/api/resources/bookings/actions/constructor',
        '/admin/api/resources/bookings/actions/handOutKey',
        `/admin/api/resources/bookings/records/${ids.bookings}/list`,
        '/admin/api/resources/bookings/records/999999/show',
        '/admin/api/resources/bookings/records/99999999999/show',
        "/admin/api/resources/bookings/records/1'/show",
        '/admin/api/resources/bookings/records/%zz/show',
        '/admin/api/resources/bookings/search/a',
        '/admin/api/pages/nothing',
        '/admin/pages/nothing',
        '/admin/nothing',
        '/admin/resources/nothing',
        '/admin/resources/bookings/records/x/show',
      ]) {
        expect((await visitors[role].get(address)).status, address).to.equal(404);
      }
    });

    it(`${role} has a dashboard and the key desk`, async () => {
      expect((await visitors[role].get('/admin')).status).to.equal(200);
      expect((await visitors[role].get('/admin/api/dashboard')).body.role).to.equal(role);
      expect((await visitors[role].get('/admin/api/pages/desk')).body.pickUps).to.have.lengthOf(1);
    });
  }

  it('opens to SiT the key desk and the change of one’s own password, to the others every page', async () => {
    for (const role of ['sit', 'board', 'admin'] as const) {
      for (const page of PAGES) {
        const expected = role === 'sit' && !SIT_PAGES.includes(page) ? 403 : 200;
        const api = `/admin/api/pages/${page}`;
        expect((await visitors[role].get(api)).status, `${role} ${api}`).to.equal(expected);
        const shown = `/admin/pages/${page}`;
        const isAsked = ASKED_PAGES.includes(page);
        expect((await visitors[role].get(shown)).status, shown).to.equal(isAsked ? 404 : expected);
        if (expected === 403) {
          expect((await visitors[role].post(`/admin/api/pages/${page}`)).status).to.equal(403);
        }
      }
    }
  });

  it('sends whoever has not logged in to the login page, and says to a page that is open that they are not', async () => {
    const isApi = (address: string) => address.startsWith('/admin/api/');
    for (const resource of RESOURCES) {
      for (const action of actionsOf(resource)) {
        const address = addressOf(resource, action);
        for (const { status, headers } of [
          await visitors.anonymous.get(address),
          await visitors.anonymous.post(address),
        ]) {
          expect(status, address).to.equal(isApi(address) ? 401 : 302);
          if (!isApi(address)) expect(headers.get('location')).to.match(/^\/admin\/login/);
        }
      }
    }
    const pages = PAGES.flatMap((page) => [`/admin/pages/${page}`, `/admin/api/pages/${page}`]);
    for (const address of ['/admin', '/admin/api/dashboard', '/admin/nothing', ...pages]) {
      expect((await visitors.anonymous.get(address)).status, address).to.equal(isApi(address) ? 401 : 302);
    }
  });

  it('shows SiT a page without anything on it where there is nothing for SiT', async () => {
    const { status, body } = await visitors.sit.get(`/admin/resources/users/records/${ids.users}/show`);
    expect(status).to.equal(403);
    expect(body).not.to.contain('passwordHash');
    expect(body).not.to.contain('Fjellvåk');
  });

  it('tells the browser of SiT about nothing but bookings and keys', async () => {
    const { body } = await visitors.sit.get('/admin');
    const { store } = JSON.parse(/id="state">(.*)<\/script>/.exec(body)?.[1] ?? '');
    expect(store.resources.map(({ id }: { id: string }) => id)).to.deep.equal([
      'bookings',
      'keys',
      'key_moves',
    ]);
    expect(Object.keys(store.resources[0].properties)).to.have.members([
      ...SIT_BOOKING,
      'title',
      'search',
      'tab',
    ]);
  });

  it('shows SiT of a booking what a key desk needs, and of nobody else anything', async () => {
    const [{ body: list }, { body: shown }, { body: found }] = await Promise.all([
      visitors.sit.list('bookings'),
      visitors.sit.record('bookings', ids.bookings ?? ''),
      visitors.sit.get('/admin/api/resources/bookings/actions/search/a'),
    ]);
    const listed = SIT_BOOKING.filter((name) => !NOT_LISTED.includes(name));
    for (const record of [...list.records, ...found.records])
      expect(Object.keys(record.params)).to.have.members([...listed, 'title']);
    expect(Object.keys(shown.record.params)).to.have.members([...SIT_BOOKING, 'title']);
    for (const record of [...list.records, shown.record, ...found.records]) {
      expect(record.populated).to.deep.equal({});
    }
  });

  it('never sends a password hash, nor a whole record that another one refers to', async () => {
    for (const role of ['sit', 'board', 'admin'] as const) {
      for (const resource of Object.keys(ALLOWED[role])) {
        for (const action of ['list', 'show', 'edit', 'search', 'history', 'export']) {
          const { body } = await visitors[role].get(addressOf(resource, action));
          const text = JSON.stringify(body);
          expect(text, `${resource} ${action}`).not.to.match(/password_?hash|scrypt|pbkdf2|tokenId/i);
          for (const record of body.records ?? [body.record].filter(Boolean)) {
            for (const referred of Object.values<{ params: object }>(record.populated)) {
              expect(Object.keys(referred.params)).to.have.lengthOf(2).and.to.include('title');
            }
          }
        }
      }
    }
  });

  it('tells the board the names of people and what they are, and nothing else about them', async () => {
    const { body } = await visitors.board.record('users', ids.users ?? '');
    expect(body.record.params).to.have.all.keys(
      'ntnuiNo',
      'firstName',
      'lastName',
      'memberships',
      'panelAccess',
      'title',
    );
  });

  it('keeps what was done to people out of the history that the board reads', async () => {
    const resources = async (visitor: Visitor) => {
      const { body } = await visitor.list('audit_entries', 'perPage=500');
      return new Set(body.records.map(({ params }: { params: { resource: string } }) => params.resource));
    };
    expect(await resources(visitors.board)).not.to.include('users');
    expect(await resources(visitors.admin)).to.include('users');
    const { body } = await visitors.board.list('audit_entries', 'filters.resource=users');
    expect(body.records).to.deep.equal([]);
  });

  it('finds nothing to do where a page names no records, or a month that no calendar has', async () => {
    expect((await visitors.board.get('/admin/resources/bookings/bulk/bulkDelete')).status).to.equal(404);
    const { status, body } = await visitors.board.get('/admin/api/pages/calendar?month=9999-12');
    expect([status, body.month]).to.deep.equal([200, today().slice(0, 7)]);
  });

  it('answers no method but GET and POST, since to AdminJS every other one is a POST', async () => {
    for (const method of ['HEAD', 'PUT', 'DELETE', 'PATCH']) {
      const address = addressOf('tasks', 'delete');
      expect((await visitors.admin.send(method, address)).status, method).to.equal(405);
    }
    expect(await Task.count()).to.equal(1);
  });
});
