import { Membership } from '../../models/index.js';
import { type Definition, defined } from '../adapter/definition.js';
import { accessOfMembership, membershipAccessInWords } from './panel-access.js';
import { MENU, userNameOf, version } from './shared.js';
import { joined, text } from './titles.js';

const GROUP = 'select g.name from groups g where g.group_id = "memberships"."group_id"';
const USER = userNameOf('"memberships"."user_id"');
const EDITED = ['userId', 'groupId', 'type', 'dateJoined', 'groupExpiry'] as const;

export function memberships(): Definition {
  return defined({
    id: 'memberships',
    model: Membership,
    menu: MENU.people,
    columns: {
      membershipNo: {},
      userId: { reference: 'users' },
      groupId: { reference: 'groups' },
      userName: { sql: USER },
      groupName: { sql: GROUP },
      type: {},
      panelAccess: accessOfMembership,
      dateJoined: { required: false },
      groupExpiry: {},
      ...version,
    },
    list: ['userId', 'groupId', 'type', 'dateJoined', 'groupExpiry'],
    show: ['panelAccess', ...EDITED],
    edit: EDITED,
    filter: ['userId', 'groupId', 'type', 'dateJoined', 'groupExpiry'],
    sort: { sortBy: 'dateJoined', direction: 'desc' },
    search: [{ sql: `(${USER})` }, { sql: `(${GROUP})` }, { sql: '"memberships"."type"' }],
    title: {
      needs: ['userName', 'groupName', 'userId'],
      of: (row) => joined(text(row, 'userName') || `#${text(row, 'userId')}`, text(row, 'groupName')),
    },
    present: (row, language) =>
      'panelAccess' in row
        ? { ...row, panelAccess: membershipAccessInWords(row.panelAccess, language) }
        : row,
    beforeWrite: (values) => {
      // Left empty, the day it is entered counts.
      const { dateJoined, ...rest } = values;
      return dateJoined === null ? rest : values;
    },
  });
}
