import { setTimeout as sleep } from 'node:timers/promises';
import { col, fn, where } from 'sequelize';
import { User } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { write } from '../../platform/write.js';
import { countLogin } from './login-limits.js';
import { hashPassword, needsRehash, verifyPassword, wasteVerification } from './passwords.js';

/** Refusals take a multiple of this, longer than any hash takes here: old hashes are quicker than new ones. */
const REFUSAL_MS = 500;

/**
 * The active user with this e-mail (compared without case) and password. Old hashes are upgraded on the way.
 * Throws `bad_credentials`, the same and as slowly for an unknown e-mail, a wrong password and an inactive
 * user; `too_many_requests` when the e-mail or the address has tried too often; `busy` when too many are logging in.
 */
export async function authenticate(email: string, password: string, address: string): Promise<User> {
  const startedAt = performance.now();
  const normalEmail = email.trim().toLowerCase();
  await countLogin(normalEmail, address);
  const user = await User.findOne({ where: where(fn('lower', col('email')), normalEmail) });
  const fits = user ? await verifyPassword(password, user.passwordHash) : await wasteVerification(password);
  if (!user || !fits || !user.isActive) {
    await sleep(REFUSAL_MS - ((performance.now() - startedAt) % REFUSAL_MS));
    throw new DomainError('bad_credentials');
  }

  const changes = needsRehash(user.passwordHash) ? { passwordHash: await hashPassword(password) } : {};
  await write({ user: user.ntnuiNo, source: 'api' }, (transaction) =>
    user.update({ ...changes, lastLogin: new Date() }, { transaction }),
  );
  return user;
}
