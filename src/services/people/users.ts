import type { Transaction } from 'sequelize';
import { User } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { FieldErrors } from '../../platform/refusals/field-errors.js';
import { type Actor, write } from '../../platform/write.js';
import { queueAccountMail } from '../mail/index.js';
import { isGuessable } from './guessable-passwords.js';
import { countPasswordTry } from './login-limits.js';
import { hashPassword, verifyPassword } from './passwords.js';

/** NIST SP 800-63B asks for 8 at least; these accounts see where people are. */
const SHORTEST_PASSWORD = 10;
const LONGEST_PASSWORD = 200;

/**
 * The hash of a new password for somebody. Throws FieldErrors (`password`) when it is too short, too long or easily
 * guessed, and `busy`.
 */
export async function newPasswordHash(
  password: string,
  { email, firstName, lastName }: Pick<User, 'email' | 'firstName' | 'lastName'>,
): Promise<string> {
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD) {
    throw new FieldErrors({ password: [{ key: 'too_short', values: { limit: SHORTEST_PASSWORD } }] });
  }
  if (length > LONGEST_PASSWORD) {
    throw new FieldErrors({ password: [{ key: 'too_long', values: { limit: LONGEST_PASSWORD } }] });
  }
  if (isGuessable(password, [email, firstName, lastName])) {
    throw new FieldErrors({ password: [{ key: 'guessable' }] });
  }
  return hashPassword(password);
}

/**
 * Gives a user another password, and tells them by mail. Their sessions and tokens are dead from then on.
 * Throws `not_found`, and FieldErrors (`password`).
 */
export async function setPassword(ntnuiNo: number, password: string, actor: Actor): Promise<void> {
  const owner = await User.findByPk(ntnuiNo);
  if (!owner) throw new DomainError('not_found');
  const passwordHash = await newPasswordHash(password, owner);
  await write(actor, async (transaction) => {
    const user = await lockUser(ntnuiNo, transaction);
    await user.update({ passwordHash, credentialsChangedAt: new Date() }, { transaction });
    await queueAccountMail('password_changed', user, {}, transaction);
  });
}

/**
 * Changes the password of whoever acts. All their sessions and tokens are dead from then on, this one too.
 * Throws FieldErrors: `current` when it is not their password, `password` when the new one cannot be;
 * `too_many_requests` after ten tries within a minute.
 */
export async function changeOwnPassword(current: string, password: string, actor: Actor): Promise<void> {
  const ntnuiNo = actor.user ?? 0;
  await countPasswordTry(ntnuiNo);
  const user = await User.findByPk(ntnuiNo);
  if (!user) throw new DomainError('not_found');
  if (!(await verifyPassword(current, user.passwordHash))) {
    throw new FieldErrors({ current: [{ key: 'wrong_password' }] });
  }
  await setPassword(ntnuiNo, password, actor);
}

/** Lets a user in again if need be, and makes them administrator. Throws `not_found`. */
export async function makeAdmin(ntnuiNo: number, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const user = await lockUser(ntnuiNo, transaction);
    await user.update({ isActive: true, isAdmin: true }, { transaction });
  });
}

/**
 * Keeps a user from logging in; their sessions and tokens are dead from then on. Throws `not_found`, and
 * `last_admin` (from the database) when nobody would be administrator any more.
 */
export async function deactivate(ntnuiNo: number, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const user = await lockUser(ntnuiNo, transaction);
    await user.update({ isActive: false, credentialsChangedAt: new Date() }, { transaction });
  });
}

/** The user, who nobody else changes until the transaction is over. Throws `not_found`. */
export async function lockUser(ntnuiNo: number, transaction: Transaction): Promise<User> {
  const user = await User.findByPk(ntnuiNo, { transaction, lock: transaction.LOCK.UPDATE });
  if (!user) throw new DomainError('not_found');
  return user;
}
