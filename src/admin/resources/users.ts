import { type Language, MEMBERSHIP_TYPES, type MembershipType, User } from '../../models/index.js';
import { requireProof } from '../../platform/proof.js';
import { newPasswordHash } from '../../services/people/users.js';
import {
  type Column,
  type Definition,
  type DefinitionFor,
  defined,
  type Row,
  type Values,
} from '../adapter/definition.js';
import { valueText } from '../locales/index.js';
import { actorOf } from '../panel-user.js';
import { accessOfUser, userAccessInWords } from './panel-access.js';
import { MENU, userNameOf, version } from './shared.js';
import { text } from './titles.js';

const NAME = userNameOf('"users"."ntnui_no"');
/** In both languages, «Styremedlem|Board member», so that a filter finds either; `inLanguage` leaves one of them. */
const TYPE = `case m.type ${MEMBERSHIP_TYPES.map((type) => `when '${type}' then '${typeIn('nb', type)}|${typeIn('en', type)}'`).join(' ')} end`;
const MEMBERSHIPS = `select string_agg(g.name || ' (' || ${TYPE} || ')', ', ' order by g.name)
  from memberships m join groups g on g.group_id = m.group_id where m.user_id = "users"."ntnui_no"`;
/** The columns about users that the board reads: who they are, and in which groups. */
const KNOWN_TO_BOARD = {
  ntnuiNo: {},
  firstName: {},
  lastName: {},
  memberships: { sql: MEMBERSHIPS },
  panelAccess: accessOfUser,
} satisfies Record<string, Column>;
const EDITED = [
  'email',
  'firstName',
  'lastName',
  'phoneNumber',
  'contactEmail',
  'language',
  'dateOfBirth',
  'gender',
  'customerNo',
  'cardNo',
  'isActive',
  'isAdmin',
  'isStaff',
  'isSuperuser',
] as const;
const title = {
  needs: ['firstName', 'lastName', 'ntnuiNo'] as const,
  of: (row) => `${text(row, 'firstName')} ${text(row, 'lastName')}`.trim() || `#${text(row, 'ntnuiNo')}`,
} satisfies Definition['title'];

export const users: DefinitionFor = (role) => (role === 'admin' ? forAdmins() : forBoard());

function forBoard(): Definition {
  const shown = ['ntnuiNo', 'firstName', 'lastName', 'memberships'] as const;
  return defined({
    id: 'users',
    model: User,
    menu: MENU.people,
    columns: KNOWN_TO_BOARD,
    list: shown,
    show: ['panelAccess', ...shown],
    filter: ['firstName', 'lastName', 'memberships'],
    sort: { sortBy: 'lastName', direction: 'asc' },
    search: [{ sql: `(${NAME})` }, { sql: '"users"."ntnui_no"::text', prefix: true }],
    title,
    present: inWords,
  });
}

function forAdmins(): Definition {
  return defined({
    id: 'users',
    model: User,
    menu: MENU.people,
    columns: {
      ...KNOWN_TO_BOARD,
      email: {},
      password: { virtual: true, type: 'password', required: true },
      phoneNumber: {},
      contactEmail: {},
      language: {},
      dateOfBirth: {},
      gender: {},
      customerNo: {},
      cardNo: {},
      registerDate: {},
      isActive: {},
      isAdmin: {},
      isStaff: {},
      isSuperuser: {},
      totp: {
        sql: 'exists (select from totp_secrets t where t.user_id = "users"."ntnui_no")',
        type: 'boolean',
      },
      passkeys: {
        sql: `select string_agg(p.name, ', ' order by p.id) from passkeys p where p.user_id = "users"."ntnui_no"`,
      },
      lastLogin: {},
      ...version,
    },
    list: ['ntnuiNo', 'firstName', 'lastName', 'email', 'memberships', 'isActive', 'lastLogin'],
    show: [
      'panelAccess',
      'ntnuiNo',
      ...EDITED,
      'memberships',
      'totp',
      'passkeys',
      'registerDate',
      'lastLogin',
    ],
    edit: EDITED,
    create: [...EDITED, 'password'],
    filter: [
      'firstName',
      'lastName',
      'email',
      'phoneNumber',
      'memberships',
      'isActive',
      'isAdmin',
      'totp',
      'lastLogin',
    ],
    narrow: [
      ['firstName', 'lastName', 'isActive'],
      ['email', 'memberships'],
    ],
    sort: { sortBy: 'lastName', direction: 'asc' },
    search: [
      { sql: `(${NAME})` },
      { sql: '"users"."email"' },
      { sql: '"users"."contact_email"' },
      { sql: `replace("users"."phone_number", ' ', '')` },
      { sql: '"users"."ntnui_no"::text', prefix: true },
    ],
    title,
    present: inWords,
    beforeWrite: async (values, { existing, user }) => {
      if (makesAdmin(values, existing)) requireProof(actorOf(user));
      return existing ? whenDeactivated(values, existing) : withHash(values);
    },
  });
}

function typeIn(language: Language, type: MembershipType): string {
  return valueText('memberships', 'type', type, language) ?? type;
}

function inWords(row: Row, language: Language): Row {
  const told = inLanguage(row, language);
  return 'panelAccess' in row ? { ...told, panelAccess: userAccessInWords(row.panelAccess, language) } : told;
}

function inLanguage(row: Row, language: Language): Row {
  if (typeof row.memberships !== 'string') return row;
  const kept = language === 'nb' ? '($1)' : '($2)';
  return { ...row, memberships: row.memberships.replace(/\(([^()|]*)\|([^()|]*)\)/g, kept) };
}

function makesAdmin(values: Values, existing: { get(name: string): unknown } | null): boolean {
  return ['isAdmin', 'isSuperuser'].some((name) => values[name] === true && existing?.get(name) !== true);
}

async function withHash({ password, ...values }: Values): Promise<Values> {
  return {
    ...values,
    passwordHash: await newPasswordHash(String(password), {
      email: String(values.email ?? ''),
      firstName: String(values.firstName ?? ''),
      lastName: String(values.lastName ?? ''),
    }),
  };
}

/** Whoever is deactivated stays logged out, also when activated again. */
function whenDeactivated(values: Values, existing: { get(name: string): unknown }): Values {
  const isDeactivation = values.isActive === false && existing.get('isActive') === true;
  return isDeactivation ? { ...values, credentialsChangedAt: new Date() } : values;
}
