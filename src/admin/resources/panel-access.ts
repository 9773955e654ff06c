import type { Language, MembershipType } from '../../models/index.js';
import { rolesOf } from '../../services/people/roles.js';
import type { Column } from '../adapter/definition.js';
import { valueText } from '../locales/index.js';

const IS_NOW = '(m.group_expiry is null or m.group_expiry >= oslo_today())';

/** What a user is today that may let them into the panel: `inactive`, or `admin` and memberships as `rolesOf` reads them. */
export const accessOfUser: Column & { sql: string } = {
  sql: `select case when not u.is_active then 'inactive' else concat_ws(',',
      case when u.is_admin or u.is_superuser then 'admin' end,
      (select string_agg(g.slug || ' ' || m.type, ',' order by g.slug, m.type)
       from memberships m join groups g using (group_id)
       where m.user_id = u.ntnui_no and ${IS_NOW} and g.slug in ('sit', 'koiene'))) end
    from users u where u.ntnui_no = "users"."ntnui_no"`,
};

/** The same of one membership: empty when it is over. */
export const accessOfMembership: Column & { sql: string } = {
  sql: `select case when ${IS_NOW} then g.slug || ' ' || m.type else '' end
    from memberships m join groups g using (group_id) where m.membership_no = "memberships"."membership_no"`,
};

/** Whether a user may use the panel, and by what: «Kan bruke panelet fordi vedkommende er styremedlem i Koiene.» */
export function userAccessInWords(access: unknown, language: Language): string {
  const isNorwegian = language === 'nb';
  if (access === 'inactive')
    return isNorwegian ? 'Kan ikke bruke panelet: er ikke aktiv.' : 'May not use the panel: is not active.';
  const reasons = reasonsOf(String(access ?? '').split(','), language);
  if (reasons.length === 0) {
    return isNorwegian
      ? 'Kan ikke bruke panelet: er verken administrator, i styret for Koiene eller ansatt hos SiT.'
      : 'May not use the panel: is neither an administrator, on the board of Koiene nor with SiT.';
  }
  const list = new Intl.ListFormat(isNorwegian ? 'nb-NO' : 'en-GB', { type: 'conjunction' }).format(reasons);
  return isNorwegian
    ? `Kan bruke panelet fordi vedkommende er ${list}.`
    : `May use the panel, being ${list}.`;
}

/** Whether a membership lets somebody into the panel. */
export function membershipAccessInWords(access: unknown, language: Language): string {
  const [reason] = reasonsOf([String(access ?? '')], language);
  if (language === 'nb')
    return reason ? `Gir tilgang til panelet, som ${reason}.` : 'Gir ikke tilgang til panelet.';
  return reason ? `Lets into the panel, as ${reason}.` : 'Does not let into the panel.';
}

/** Of what somebody is, that which lets them in. */
function reasonsOf(held: readonly string[], language: Language): string[] {
  const isNorwegian = language === 'nb';
  return held.flatMap((one) => {
    if (one === 'admin') return [isNorwegian ? 'administrator' : 'an administrator'];
    const roles = rolesOf([one], false);
    if (roles.has('sit')) return [isNorwegian ? 'ansatt hos SiT' : 'an employee of SiT'];
    if (!roles.has('board')) return [];
    const type = valueText('memberships', 'type', one.split(' ')[1] as MembershipType, language) ?? '';
    return [isNorwegian ? `${type.toLowerCase()} i Koiene` : `${type.toLowerCase()} of Koiene`];
  });
}
