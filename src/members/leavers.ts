import type { Merge } from './merge/merge.js';
import { membership, user } from './models/index.js';

/** Who loses access. */
export interface Leavers {
  /** Users who are gone there, or inactive, and were active here. */
  users: number;
  /** Memberships that are gone there and were running here. */
  memberships: number;
  /** People in either way: without an account, or without a role that they had here. */
  losing: number;
  /** Active users that the membership system has told of before. */
  members: number;
}

/** Users told of before that are not there any more. The row `u` is the user. */
const GONE = `i.model = '${user.name}' and i.new_key = u.ntnui_no::text and u.is_active
  and not exists (select from in_users s where s.pk = i.old_key)`;
/** Memberships told of before that are not there any more. The row `m` is the membership. */
const ENDED = `i.model = '${membership.name}' and i.new_key = m.membership_no::text
  and (m.group_expiry is null or m.group_expiry >= oslo_today())
  and not exists (select from in_memberships s where s.pk = i.old_key)`;
/** The groups that give a role here. */
const ROLES = `('koiene', 'sit')`;

/** Counts who would lose access, before anything is changed. */
export async function findLeavers(merge: Merge): Promise<Leavers> {
  const [found] = await merge.sql<Leavers>(
    `with leaving as (
       select u.ntnui_no from users u join imported_rows i on ${GONE}
       union
       select u.ntnui_no from users u join imported_rows i on i.model = '${user.name}' and i.new_key = u.ntnui_no::text
       join in_users s on s.pk = i.old_key and s.reason is null and not s.is_active and s.fingerprint <> i.fingerprint
       where u.is_active
     ), ending as (
       select m.membership_no, m.user_id, g.slug from memberships m
       join imported_rows i on ${ENDED} join groups g on g.group_id = m.group_id
     )
     select (select count(*)::integer from leaving) as users,
       (select count(*)::integer from ending) as memberships,
       (select count(*)::integer from (
         select ntnui_no from leaving union select user_id from ending where slug in ${ROLES}
       ) l) as losing,
       (select count(*)::integer from users u join imported_rows i
         on i.model = '${user.name}' and i.new_key = u.ntnui_no::text where u.is_active) as members`,
  );
  if (!found) throw new Error('The database did not count');
  return found;
}

/**
 * Deactivates the users and ends the memberships that are gone. Should they come back, their rows are taken over
 * again although they are as they were.
 */
export async function endAccess(merge: Merge): Promise<void> {
  await merge.sql(
    `with gone as (
       update users u set is_active = false, credentials_changed_at = clock_timestamp()
       from imported_rows i where ${GONE} returning i.old_key
     )
     update imported_rows r set fingerprint = '' from gone where r.model = '${user.name}' and r.old_key = gone.old_key`,
  );
  await merge.sql(
    `with ended as (
       update memberships m set group_expiry = oslo_today() - 1
       from imported_rows i where ${ENDED} returning i.old_key
     )
     update imported_rows r set fingerprint = '' from ended where r.model = '${membership.name}' and r.old_key = ended.old_key`,
  );
}
