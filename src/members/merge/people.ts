import { group, membership, user } from '../models/index.js';
import type { Merge } from './merge.js';

/** Takes over users, groups and memberships. Users keep their number: it is what tokens say. */
export async function mergePeople(merge: Merge): Promise<void> {
  await mergeUsers(merge);
  await mergeGroups(merge);
  await mergeMemberships(merge);
}

async function mergeUsers(merge: Merge): Promise<void> {
  await merge.recall(user);
  await merge.forgetDeleted(user);
  await matchUsers(merge);
  await merge.refuse(
    'in_users',
    `'customer_no ' || s.customer_no || ' belongs to another user'`,
    `s.customer_no in (
       select customer_no from in_users where state is null or state = 'updated' group by 1 having count(*) > 1
     ) and s.seq <> (
       select min(o.seq) from in_users o where o.customer_no = s.customer_no and (o.state is null or o.state = 'updated')
     ) or exists (
       select from users u where u.customer_no = s.customer_no
         and u.ntnui_no::text <> coalesce(s.new_key, s.pk)
         and not exists (select from in_users o where o.new_key = u.ntnui_no::text and o.state = 'updated')
     )`,
  );
  await merge.number(user);
  await tellEmailsApart(merge);

  await merge.insert(
    'users',
    { ntnui_no: 's.new_key::integer', password_hash: 's.password_hash', ...USER },
    'in_users s',
  );
  await merge.update(
    'users',
    {
      ...USER,
      // The hash is replaced at login here: only another password there is a reason to replace it back.
      password_hash: `case when i.detail is distinct from s.password_mark then s.password_hash else t.password_hash end`,
      credentials_changed_at: `case when (i.detail is distinct from s.password_mark and t.password_hash <> s.password_hash)
          or (t.is_active and not s.is_active) then clock_timestamp() else t.credentials_changed_at end`,
      last_login: 'greatest(t.last_login, s.last_login)',
      register_date: 'coalesce(s.register_date, t.register_date)',
    },
    `in_users s left join imported_rows i on i.model = '${user.name}' and i.old_key = s.pk`,
    't.ntnui_no = s.new_key::integer',
  );
  await merge.remember(user, 's.password_mark');
}

/** A number is one person's: a record here that no run has made is only taken for the same with the same e-mail. */
async function matchUsers(merge: Merge): Promise<void> {
  await merge.sql(
    `update in_users s set new_key = u.ntnui_no, state = 'updated' from users u
     where s.state is null and lower(u.email) = lower(s.email)
       and (u.ntnui_no::text = s.pk or s.pk like '@%')
       and not exists (select from imported_rows i where i.model = $1 and i.new_key = u.ntnui_no::text)`,
    [user.name],
  );
  await merge.refuse(
    'in_users',
    `'there is another user with this number here'`,
    `s.state is null and exists (select from users u where u.ntnui_no::text = s.pk)`,
  );
  await merge.refuse(
    'in_users',
    `'its e-mail belongs to a user here who has another number'`,
    `s.state is null and exists (
       select from users u where lower(u.email) = lower(s.email)
         and not exists (select from imported_rows i where i.model = '${user.name}' and i.new_key = u.ntnui_no::text)
     )`,
  );
}

/**
 * Here an e-mail is one user's whatever its case. Of several the one that has it here already
 * keeps it, else the one that logged in last; the others keep their bookings, get their number into the address they log in with, and mail at the old one.
 */
async function tellEmailsApart(merge: Merge): Promise<void> {
  await merge.sql('alter table in_users add column login_email text');
  await merge.sql(
    `update in_users s set
       login_email = case when d.is_first then s.email
         else regexp_replace(s.email, '@([^@]*)$', '+ntnui' || s.new_key || '@\\1') end,
       contact_email = case when d.is_first then s.contact_email else coalesce(s.contact_email, s.email) end
     from (
       select o.seq, row_number() over (
           partition by lower(o.email)
           order by lower(h.email) is not distinct from lower(o.email) desc, o.last_login desc nulls last,
             o.new_key::integer
         ) = 1 and u.ntnui_no is null as is_first
       from in_users o
       left join users h on h.ntnui_no = o.new_key::integer
       left join users u on lower(u.email) = lower(o.email) and u.ntnui_no <> o.new_key::integer
         and not exists (select from in_users p where p.new_key = u.ntnui_no::text and p.state in ('updated', 'unchanged'))
       where o.new_key is not null and o.state <> 'refused'
     ) d where d.seq = s.seq`,
  );
  // Several that are known already may trade their addresses in one run, which a unique index does not wait for.
  await merge.sql(
    `update users t set email = t.ntnui_no || '@moving.invalid' from in_users s
     where s.state = 'updated' and t.ntnui_no = s.new_key::integer and lower(t.email) <> lower(s.login_email)
       and exists (select from in_users o where o.new_key <> s.new_key and lower(o.login_email) = lower(t.email))`,
  );
}

const USER: Record<string, string> = {
  email: 's.login_email',
  first_name: 's.first_name',
  last_name: 's.last_name',
  date_of_birth: 's.date_of_birth',
  gender: 's.gender',
  customer_no: 's.customer_no',
  register_date: 'coalesce(s.register_date, oslo_today())',
  card_no: 's.card_no',
  language: 's.language',
  phone_number: 's.phone_number',
  contact_email: 's.contact_email',
  is_active: 's.is_active',
  is_admin: 's.is_admin',
  is_staff: 's.is_staff',
  is_superuser: 's.is_superuser',
  last_login: 's.last_login',
};

async function mergeGroups(merge: Merge): Promise<void> {
  await merge.recall(group);
  await merge.forgetDeleted(group);
  await merge.refuse(
    'in_groups',
    `'another group has the slug ' || s.slug`,
    `exists (select from in_groups o where o.slug = s.slug and o.pk <> s.pk and o.seq < s.seq and o.state is distinct from 'refused')
     or exists (select from groups g join imported_rows i on i.model = '${group.name}' and i.new_key = g.group_id::text
       where g.slug = s.slug and i.old_key <> s.pk)`,
  );
  await merge.sql(
    `update in_groups s set new_key = g.group_id, state = 'updated' from groups g
     where s.state is null and g.slug = s.slug`,
  );
  await merge.number(group);
  const columns = {
    name: 's.name',
    slug: 's.slug',
    founding_date: 's.founding_date',
    access: 's.access',
    category: 's.category',
  };
  await merge.insert('groups', { group_id: 's.new_key::integer', ...columns }, 'in_groups s');
  await merge.update('groups', columns, 'in_groups s', 't.group_id = s.new_key::integer');
  await merge.remember(group);
}

async function mergeMemberships(merge: Merge): Promise<void> {
  await merge.recall(membership);
  await merge.forgetDeleted(membership);
  await merge.resolve(membership, 'user', user);
  await merge.resolve(membership, 'group', group);
  await merge.refuse(
    'in_memberships',
    `'the user has another membership of this group'`,
    `exists (select from in_memberships o
       where o.user_id = s.user_id and o.group_id = s.group_id and o.seq < s.seq and o.state is distinct from 'refused')`,
  );
  await merge.sql(
    `update in_memberships s set new_key = m.membership_no, state = 'updated' from memberships m
     where s.state is null and m.user_id = s.user_id and m.group_id = s.group_id`,
  );
  await merge.number(membership);
  const columns = {
    user_id: 's.user_id',
    group_id: 's.group_id',
    type: 's.type',
    date_joined: 'coalesce(s.date_joined, oslo_today())',
    group_expiry: 's.group_expiry',
  };
  await merge.insert('memberships', { membership_no: 's.new_key::integer', ...columns }, 'in_memberships s');
  await merge.update('memberships', columns, 'in_memberships s', 't.membership_no = s.new_key::integer');
  await merge.remember(membership);
}
