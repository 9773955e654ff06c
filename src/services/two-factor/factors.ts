import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../models/index.js';

/** What somebody can show besides their password. */
export interface Factors {
  /** Codes of an app. */
  hasTotp: boolean;
  /** How many. */
  passkeys: number;
  /** Recovery codes that have not been used. */
  recoveryCodes: number;
}

/** The second factors of somebody. */
export async function factorsOf(ntnuiNo: number, transaction?: Transaction): Promise<Factors> {
  const [found] = await database().query<Factors>(
    `select exists (select from totp_secrets where user_id = $1) as "hasTotp",
       (select count(*)::integer from passkeys where user_id = $1) as passkeys,
       (select count(*)::integer from recovery_codes where user_id = $1 and used_at is null) as "recoveryCodes"`,
    { bind: [ntnuiNo], type: QueryTypes.SELECT, ...(transaction ? { transaction } : {}) },
  );
  return found ?? { hasTotp: false, passkeys: 0, recoveryCodes: 0 };
}

/** Whether they have any that they can show at each login. Recovery codes alone are none. */
export function isAny({ hasTotp, passkeys }: Factors): boolean {
  return hasTotp || passkeys > 0;
}
