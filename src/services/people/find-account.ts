import { col, fn, where } from 'sequelize';
import { User } from '../../models/index.js';

/** It is not clear who is meant, or nobody is known by that. The message says so to whoever asked. */
export class NobodyMeant extends Error {
  override name = 'NobodyMeant';
}

/** The account that logs in with an e-mail address (whatever its case), or has an NTNUI number. Undefined: none. */
export async function accountOf(who: string): Promise<User | undefined> {
  if (/^\d{1,9}$/.test(who.trim())) return (await User.findByPk(Number(who))) ?? undefined;
  const wanted = who.trim().toLowerCase();
  return (await User.findOne({ where: where(fn('lower', col('email')), wanted) })) ?? undefined;
}

/** The same. Throws `NobodyMeant` when there is none. */
export async function requireAccount(who: string): Promise<User> {
  const account = await accountOf(who);
  if (!account) throw new NobodyMeant(`No account logs in with ${who} or has that number`);
  return account;
}
