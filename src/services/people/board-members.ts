import { QueryTypes, type Transaction } from 'sequelize';
import { database, type Language } from '../../models/index.js';
import { BOARD_TYPES } from './roles.js';

/** The active board members, by `roles.ts`: where each reads mail, and in which language. */
export function boardMembers(transaction: Transaction): Promise<{ address: string; language: Language }[]> {
  return database().query(
    `select distinct u.ntnui_no, coalesce(nullif(u.contact_email, ''), u.email) as address, u.language
     from users u
     join memberships m on m.user_id = u.ntnui_no and (m.group_expiry is null or m.group_expiry >= oslo_today())
     join groups g on g.group_id = m.group_id and g.slug = 'koiene'
     where u.is_active and m.type = any ($1) order by u.ntnui_no`,
    { bind: [BOARD_TYPES], type: QueryTypes.SELECT, transaction },
  );
}
