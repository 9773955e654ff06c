/**
 * Who may do what. The API's routes and the panel's actions ask this table and nothing else;
 * what is not in it is allowed to nobody.
 */

export const ROLES = ['anonymous', 'member', 'sit', 'board', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** A known caller. Anonymous callers are `null`. */
export interface Caller {
  ntnuiNo: number;
  roles: ReadonlySet<Role>;
}

const everyone: readonly Role[] = ROLES;
const members: readonly Role[] = ['member', 'admin'];
const staff: readonly Role[] = ['sit', 'board', 'admin'];
const board: readonly Role[] = ['board', 'admin'];
const admins: readonly Role[] = ['admin'];

/** The API's actions. Every active user is a member, whatever else they are. */
const API = {
  'service.read': everyone,
  'tokens.use': everyone,
  'koier.read': everyone,
  'availability.read': board,
  'bookings.create': members,
  'bookings.book_without_limits': staff,
  'bookings.list': members,
  'bookings.list_all': staff,
  'bookings.read': everyone,
  'bookings.read_private': staff,
  'bookings.manage_own': members,
  'bookings.manage_any': staff,
  'waitlist.own': members,
  'accounts.read_own': members,
  'accounts.read_any': board,
  'sit.read': staff,
  'sit.change_key_status': staff,
  'guests.own_page': everyone,
  'calendar.read': everyone,
  'calendar.koier': board,
  'calendar.desk': staff,
  'reports.create': everyone,
  'reports.read': board,
  'receipts.read': everyone,
  'receipts.read_all': board,
  'payments.pay_own': members,
  'payments.pay_any': admins,
  'payments.follow_link': everyone,
  'payments.webhook': everyone,
} satisfies Record<string, readonly Role[]>;
export type ApiAction = keyof typeof API;

type PanelActions = Record<string, readonly Role[]>;

/** The panel's actions per resource; names like `list` and `bulkDelete` are AdminJS's own. */
const read = { list: board, show: board, search: board } satisfies PanelActions;
const readable = { ...read, export: board, history: board } satisfies PanelActions;
const editable = {
  ...readable,
  new: board,
  edit: board,
  delete: board,
  bulkDelete: board,
} satisfies PanelActions;
/** People: the board reads who is what, and nothing of what has been done to them. */
const keptByAdmins = {
  ...read,
  export: admins,
  history: admins,
  new: admins,
  edit: admins,
  delete: admins,
  bulkDelete: admins,
} satisfies PanelActions;

const PANEL: Record<string, PanelActions> = {
  koier: { ...editable, related: board, avalanche: board, message: board },
  locations: editable,
  descriptions: editable,
  waiting_entries: readable,
  closures: { ...editable, related: board, affected: board, seeTo: board, lift: board, message: board },
  booking_periods: { ...editable, example: board },
  release_rules: { ...editable, example: board },
  fair_use_rules: { ...readable, edit: board },
  fair_use_exceptions: editable,
  desks: editable,
  keys: { ...editable, list: staff, show: staff, search: staff },
  key_moves: { list: staff, show: staff, search: staff, export: board },
  terms: { ...editable, example: board },
  tasks: { ...editable, plan: board, print: board },
  bookings: {
    ...editable,
    list: staff,
    show: staff,
    search: staff,
    handOutKey: staff,
    takeBackKey: staff,
    undoKey: staff,
    dateKeyBack: staff,
    reportKey: staff,
    related: board,
    quote: board,
    move: board,
    confirmBooking: board,
    markInvoicePaid: board,
    newGuestLink: board,
    giveBack: board,
    changePrice: board,
    cancelBooking: board,
    message: board,
    bulkMessage: board,
  },
  reports: { ...editable, delete: admins, bulkDelete: admins, markHandled: board },
  payments: { ...readable, giveBack: board },
  refunds: { ...readable, tryAgain: board, paidElsewhere: board, paidBack: board },
  receipts: { ...read, export: board },
  disputes: { ...readable, dealtWith: board },
  closed_months: { ...readable, reopen: admins },
  ledger_accounts: { ...readable, edit: board },
  messages: { history: board },
  emails: { ...readable, outbox: board, preview: board, resend: board, cancel: board },
  audit_entries: { ...read, export: board },
  users: {
    ...keptByAdmins,
    setPassword: admins,
    invite: admins,
    resetSecondFactor: admins,
    deactivate: admins,
  },
  groups: keptByAdmins,
  memberships: keptByAdmins,
  pictures: { list: board, add: board, describe: board, order: board, remove: board },
  pages: {
    dashboard: staff,
    desk: staff,
    keys: staff,
    tonight: board,
    calendar: board,
    messages: board,
    accounts: board,
    figures: board,
    months: board,
    jobs: board,
    find: staff,
    views: staff,
    feeds: staff,
    security: staff,
    password: staff,
  },
};

/** Whether a caller may do something in the API. Actions on a caller's own things are checked by the service. */
export function may(caller: Caller | null, action: ApiAction): boolean {
  return holdsOneOf(caller, API[action]);
}

/** Whether a caller may do an action on a panel resource. Unknown resources and actions: nobody may. */
export function mayInPanel(caller: Caller | null, resource: string, action: string): boolean {
  const actions = Object.hasOwn(PANEL, resource) ? PANEL[resource] : undefined;
  const allowed = actions && Object.hasOwn(actions, action) ? actions[action] : undefined;
  return allowed !== undefined && holdsOneOf(caller, allowed);
}

/** Whether a caller may enter the panel at all. */
export function mayEnterPanel(caller: Caller): boolean {
  return staff.some((role) => caller.roles.has(role));
}

function holdsOneOf(caller: Caller | null, allowed: readonly Role[]): boolean {
  const roles: ReadonlySet<Role> = caller?.roles ?? new Set<Role>(['anonymous']);
  return allowed.some((role) => roles.has(role));
}
