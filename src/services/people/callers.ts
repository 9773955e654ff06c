import type { Caller } from '../../access.js';
import type { Language } from '../../models/index.js';
import { planned } from '../../platform/planned.js';
import { rolesOf } from './roles.js';

/** A caller who is known and active, with what the API and the panel need to know about them. */
export interface KnownCaller extends Caller {
  email: string;
  name: string;
  language: Language;
}

interface CallerRow {
  email: string;
  name: string;
  language: Language;
  is_admin: boolean;
  /** `<group> <type>`, those that hold today. */
  memberships: string[];
}

/**
 * The caller behind a credential, or null when it is dead: the user is inactive or gone, has changed the
 * password since the credential was issued, or (for a token) has logged it out. One statement.
 */
export async function loadCaller(
  ntnuiNo: number,
  credential: { issuedAt: Date; tokenIds?: readonly string[] },
): Promise<KnownCaller | null> {
  const [row] = await planned<CallerRow>(
    `select u.email, trim(u.first_name || ' ' || u.last_name) as name, u.language,
       u.is_admin or u.is_superuser as is_admin,
       array(
         select g.slug || ' ' || m.type from memberships m join groups g using (group_id)
         where m.user_id = u.ntnui_no and (m.group_expiry is null or m.group_expiry >= oslo_today())
           and g.slug in ('sit', 'koiene')
       ) as memberships
     from users u
     where u.ntnui_no = $1 and u.is_active and u.credentials_changed_at <= $2
       and not exists (select from revoked_tokens where jti = any ($3))`,
    [ntnuiNo, credential.issuedAt, [...(credential.tokenIds ?? [])]],
  );
  return row
    ? {
        ntnuiNo,
        email: row.email,
        name: row.name,
        language: row.language,
        roles: rolesOf(row.memberships, row.is_admin),
      }
    : null;
}
