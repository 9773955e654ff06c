import { QueryTypes } from 'sequelize';
import type { Caller, Role } from '../access.js';
import { database, type Language, type MembershipType } from '../models/index.js';

/** A caller who is known and active, with what the API and the panel need to know about them. */
export interface KnownCaller extends Caller {
  email: string;
  name: string;
  language: Language;
}

/** Membership types of the group `koiene` that are its board. */
const BOARD_TYPES: readonly MembershipType[] = [
  'leader',
  'deputy_leader',
  'cashier',
  'board_member',
  'deputy_board_member',
];

interface CallerRow {
  email: string;
  name: string;
  language: Language;
  is_admin: boolean;
  in_sit: boolean;
  koiene_types: MembershipType[];
}

/**
 * The caller behind a credential, or null when it is dead: the user is inactive or gone, has changed the
 * password since the credential was issued, or (for a token) has logged it out. One statement.
 */
export async function loadCaller(
  ntnuiNo: number,
  credential: { issuedAt: Date; tokenId?: string },
): Promise<KnownCaller | null> {
  const [row] = await database().query<CallerRow>(
    `select u.email, trim(u.first_name || ' ' || u.last_name) as name, u.language,
       u.is_admin or u.is_superuser as is_admin,
       coalesce(bool_or(g.slug = 'sit'), false) as in_sit,
       coalesce(array_agg(m.type) filter (where g.slug = 'koiene'), '{}') as koiene_types
     from users u
     left join memberships m on m.user_id = u.ntnui_no
       and (m.group_expiry is null or m.group_expiry >= oslo_today())
     left join groups g on g.group_id = m.group_id and g.slug in ('sit', 'koiene')
     where u.ntnui_no = $1 and u.is_active and u.credentials_changed_at <= $2
       and not exists (select from revoked_tokens where jti = $3)
     group by u.ntnui_no`,
    { bind: [ntnuiNo, credential.issuedAt, credential.tokenId ?? ''], type: QueryTypes.SELECT },
  );
  return row
    ? { ntnuiNo, email: row.email, name: row.name, language: row.language, roles: rolesOf(row) }
    : null;
}

function rolesOf(row: CallerRow): ReadonlySet<Role> {
  const roles = new Set<Role>(['member']);
  if (row.in_sit) roles.add('sit');
  if (row.koiene_types.some((type) => BOARD_TYPES.includes(type))) roles.add('board');
  if (row.is_admin) roles.add('admin');
  return roles;
}
