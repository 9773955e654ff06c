import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../models/index.js';

/** What somebody can show besides their password. */
export interface Factors {
  /** Codes of an app. */
  hasTotp: boolean;
  /** Recovery codes that have not been used. */
  recoveryCodes: number;
}

/** The second factors of somebody. */
export async function factorsOf(ntnuiNo: number, transaction?: Transaction): Promise<Factors> {
  const [found] = await database().query<Factors>(
    `select exists (select from totp_secrets where user_id = $1) as "hasTotp",
       (select count(*)::integer from recovery_codes where user_id = $1 and used_at is null) as "recoveryCodes"`,
    { bind: [ntnuiNo], type: QueryTypes.SELECT, ...(transaction ? { transaction } : {}) },
  );
  return found ?? { hasTotp: false, recoveryCodes: 0 };
}
