import { EQUIPMENT, USER_NAME } from '../../models/index.js';
import { camelCase } from '../../platform/naming.js';
import type { Column, ListTab } from '../adapter/definition.js';

/** The version a record was opened at: sent to the form and back, never shown. */
export const version: { version: Column } = { version: {} };

/** A text of several lines. */
export const paragraph: Column = { type: 'textarea' };

/** The sidebar's groups: a name to be translated, with an icon. */
export const MENU = {
  bookings: { name: 'menuBookings', icon: 'Calendar' },
  accounts: { name: 'menuAccounts', icon: 'BookOpen' },
  koier: { name: 'menuKoier', icon: 'Home' },
  upkeep: { name: 'menuUpkeep', icon: 'Tool' },
  people: { name: 'menuPeople', icon: 'Users' },
  log: { name: 'menuLog', icon: 'Archive' },
} as const;

/** The tab of a list that has everything. */
export const ALL: ListTab = { name: 'all', sql: 'true' };

/** The name of the koie that a row of `table` is about. */
export function koieNameOf(table: string): string {
  return `select k.name from koier k where k.id = "${table}"."koie_id"`;
}

/** A column of the booking that a row of `table` is about, by its charge. */
export function bookingOfCharge(table: string, column: string): string {
  return `select b.${column} from payments p join bookings b on b.id = p.booking_id where p.id = "${table}"."payment_id"`;
}

/** A user's whole name, by the column that holds the user's number. */
export function userNameOf(column: string): string {
  return `select ${USER_NAME} from users u where u.ntnui_no = ${column}`;
}

/** The property that a column in the history is shown as. Of secrets it only says that they changed. */
export function fieldOf(column: string): string {
  return column === 'password_hash' ? 'password' : camelCase(column);
}

/** The same column under several names. */
export function byName<Name extends string>(names: readonly Name[], column: Column): Record<Name, Column> {
  return Object.fromEntries(names.map((name) => [name, column])) as Record<Name, Column>;
}

/** Codes 0 to `last`, as a choice. */
function codes(last: number): readonly string[] {
  return Array.from({ length: last + 1 }, (_, code) => String(code));
}

/** The columns of a report that say what was found. */
export const FINDINGS = {
  firewood: { values: codes(4) },
  choppedUpWood: { values: codes(4) },
  smokeDetectorIsWorking: {},
  gasIsFull: {},
  ...byName(EQUIPMENT, { values: codes(2) }),
  boatStatus: { values: codes(4) },
  canoeStatus: { values: codes(4) },
  lifeJacketsStatus: { values: codes(3) },
  otherFaults: paragraph,
  feedback: paragraph,
} satisfies Record<string, Column>;
