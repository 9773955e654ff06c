import { Group, Membership } from '../../models/index.js';
import { requireProof } from '../../platform/proof.js';
import { isBoardMembership } from '../../services/people/roles.js';
import { type Change, type Definition, defined, type Values } from '../adapter/definition.js';
import { actorOf } from '../panel-user.js';
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
    beforeWrite: async (values, change) => {
      if (await givesBoardRights(values, change)) requireProof(actorOf(change.user));
      // Left empty, the day it is entered counts.
      const { dateJoined, ...rest } = values;
      return dateJoined === null ? rest : values;
    },
  });
}

/** Whether the membership lets somebody in as the board by this change. */
async function givesBoardRights(values: Values, { existing, transaction }: Change): Promise<boolean> {
  const becomes = (name: string) => (name in values ? values[name] : existing?.get(name));
  const isSame = ['userId', 'groupId', 'type', 'groupExpiry'].every(
    (name) => !(name in values) || values[name] === existing?.get(name),
  );
  const group = isSame ? null : await Group.findByPk(Number(becomes('groupId')), { transaction });
  return group !== null && isBoardMembership(group.slug, String(becomes('type')));
}
