import type { Role } from '../../access.js';
import type { MembershipType } from '../../models/index.js';

/** The kinds of membership in the group `koiene` that make somebody a board member. */
export const BOARD_TYPES: readonly MembershipType[] = [
  'leader',
  'deputy_leader',
  'cashier',
  'board_member',
  'deputy_board_member',
];
const BOARD_MEMBERSHIPS = new Set(BOARD_TYPES.map((type) => `koiene ${type}`));

/**
 * The roles of an active user. `memberships` are those of today, each written `<group> <type>`; a member of the group
 * `sit` is an employee of SiT, and `isAdmin` says that the user is an administrator.
 */
export function rolesOf(memberships: readonly string[], isAdmin: boolean): ReadonlySet<Role> {
  const roles = new Set<Role>(['member']);
  if (memberships.some((membership) => membership.startsWith('sit '))) roles.add('sit');
  if (memberships.some((membership) => BOARD_MEMBERSHIPS.has(membership))) roles.add('board');
  if (isAdmin) roles.add('admin');
  return roles;
}

/** Whether a membership of that kind makes its member one of the board. */
export function isBoardMembership(group: string, type: string): boolean {
  return BOARD_MEMBERSHIPS.has(`${group} ${type}`);
}
