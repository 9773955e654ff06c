import { QueryTypes, type Transaction } from 'sequelize';
import { config } from '../../../config/index.js';
import type { Role } from '../../access.js';
import { database } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { queueAccountMail, type SignInChange } from '../mail/index.js';
import { lockUser } from '../people/users.js';
import { factorsOf, isAny } from './factors.js';
import { makeRecoveryCodes } from './recovery-codes.js';

const REQUIRED_OF: readonly Role[] = ['admin', 'board'];

/** Whether somebody with these roles must have a second factor before they can do anything else. */
export function needsSecondFactor(roles: ReadonlySet<Role>): boolean {
  return config.panelTwoFactor === 'required' && REQUIRED_OF.some((role) => roles.has(role));
}

/**
 * Changes the second factors of somebody, and tells them by mail. Recovery codes come with the first factor, and go with
 * the last one. Returns new ones. Throws `not_found`, and `second_factor_kept` when the last one would go of somebody who must keep one.
 */
export function changeFactors(
  ntnuiNo: number,
  what: SignInChange,
  actor: Actor,
  change: (transaction: Transaction) => Promise<void>,
  mustKeep = false,
): Promise<string[] | undefined> {
  return write(actor, async (transaction) => {
    const user = await lockUser(ntnuiNo, transaction);
    const before = await factorsOf(ntnuiNo, transaction);
    await change(transaction);
    const after = await factorsOf(ntnuiNo, transaction);
    await queueAccountMail('sign_in_changed', user, { what }, transaction);
    if (isAny(after)) return isAny(before) ? undefined : makeRecoveryCodes(ntnuiNo, transaction);
    if (mustKeep) throw new DomainError('second_factor_kept');
    await deleteOf('recovery_codes', ntnuiNo, transaction);
    return undefined;
  });
}

/**
 * Takes all second factors from somebody who cannot use them, ends their sessions, and tells them by mail. They set up a
 * new one when they next log in, if they must have one. Throws `not_found`.
 */
export async function resetFactors(ntnuiNo: number, actor: Actor): Promise<void> {
  await changeFactors(ntnuiNo, 'reset', actor, async (transaction) => {
    for (const table of ['totp_secrets', 'passkeys', 'panel_sessions'] as const)
      await deleteOf(table, ntnuiNo, transaction);
  });
}

async function deleteOf(
  table: 'totp_secrets' | 'passkeys' | 'recovery_codes' | 'panel_sessions',
  ntnuiNo: number,
  transaction: Transaction,
): Promise<void> {
  await database().query(`delete from ${table} where user_id = $1`, {
    bind: [ntnuiNo],
    type: QueryTypes.RAW,
    transaction,
  });
}
