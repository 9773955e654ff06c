import { setTimeout as sleep } from 'node:timers/promises';
import { col, fn, QueryTypes, type Transaction, where } from 'sequelize';
import { database, User } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { type Actor, write } from '../../platform/write.js';
import { hashOfToken, queueAccountMail, tokenOf } from '../mail/index.js';
import { countResetRequest } from './login-limits.js';
import { lockUser, newPasswordHash } from './users.js';

type Purpose = 'invitation' | 'reset';

const MINUTES: Record<Purpose, number> = { invitation: 7 * 24 * 60, reset: 60 };
/** An answer takes as long for an address that nobody has as for one that gets a mail. */
const ANSWER_MS = 300;
const TOKEN = /^[\w-]{43}$/;

/**
 * Invites somebody to set a password, by a link that is good for a week and once. Earlier links of theirs are over.
 * Throws `not_found`, and `password_elsewhere` for a member, whose password is the membership system's.
 */
export async function invite(ntnuiNo: number, actor: Actor): Promise<void> {
  await write(actor, async (transaction) => {
    const user = await lockUser(ntnuiNo, transaction);
    if (await isMember(ntnuiNo, transaction)) throw new DomainError('password_elsewhere');
    await sendLink(user, 'invitation', transaction);
  });
}

/**
 * Mails a link to set a new password, good for an hour and once, to whoever logs in with that address and has a password
 * of ours. Nobody learns whether there is such an account. Throws `too_many_requests` for the network.
 */
export async function requestReset(email: string, address: string): Promise<void> {
  const startedAt = performance.now();
  const normalEmail = email.trim().toLowerCase();
  if (await countResetRequest(normalEmail, address)) {
    const user = await User.findOne({ where: where(fn('lower', col('email')), normalEmail) });
    if (user?.isActive) {
      await write({ source: 'panel' }, async (transaction) => {
        await lockUser(user.ntnuiNo, transaction);
        if (!(await isMember(user.ntnuiNo, transaction))) await sendLink(user, 'reset', transaction);
      });
    }
  }
  await sleep(ANSWER_MS - ((performance.now() - startedAt) % ANSWER_MS));
}

/** Whether a link can be used now. */
export async function isLinkGood(token: string): Promise<boolean> {
  return (await linkOf(token)) !== null;
}

/**
 * Sets the password of whoever the link was sent to, and ends all their sessions and tokens, and the link. Throws
 * `link_over`, and FieldErrors (`password`), after which the link can still be used.
 */
export async function setPasswordByLink(token: string, password: string): Promise<void> {
  const link = await linkOf(token);
  const owner = link && (await User.findByPk(link.userId));
  if (!owner) throw new DomainError('link_over');
  const passwordHash = await newPasswordHash(password, owner);
  await write({ user: owner.ntnuiNo, source: 'panel' }, async (transaction) => {
    const user = await lockUser(owner.ntnuiNo, transaction);
    const used = await database().query(
      `update password_links set used_at = now()
       where token_hash = decode($1, 'hex') and used_at is null and expires_at > now() returning id`,
      { bind: [hashOfToken(token)], type: QueryTypes.SELECT, transaction },
    );
    if (used.length === 0 || !user.isActive) throw new DomainError('link_over');
    await user.update({ passwordHash, credentialsChangedAt: new Date() }, { transaction });
    await queueAccountMail('password_changed', user, {}, transaction);
  });
}

async function linkOf(token: string): Promise<{ userId: number } | null> {
  if (!TOKEN.test(token)) return null;
  const [link] = await database().query<{ userId: number }>(
    `select l.user_id as "userId" from password_links l join users u on u.ntnui_no = l.user_id
     where l.token_hash = decode($1, 'hex') and l.used_at is null and l.expires_at > now() and u.is_active`,
    { bind: [hashOfToken(token)], type: QueryTypes.SELECT },
  );
  return link ?? null;
}

async function sendLink(user: User, purpose: Purpose, transaction: Transaction): Promise<void> {
  const select = { type: QueryTypes.SELECT, transaction } as const;
  await database().query(
    'update password_links set used_at = now() where user_id = $1 and used_at is null returning id',
    { ...select, bind: [user.ntnuiNo] },
  );
  const [link] = await database().query<{ id: number; key: string }>(
    `insert into password_links (user_id, purpose, expires_at) values ($1, $2, now() + $3 * interval '1 minute')
     returning id, key`,
    { ...select, bind: [user.ntnuiNo, purpose, MINUTES[purpose]] },
  );
  if (!link) throw new Error('No link was made');
  await database().query(
    `update password_links set token_hash = decode($2, 'hex') where id = $1 returning id`,
    {
      ...select,
      bind: [link.id, hashOfToken(tokenOf(link.key))],
    },
  );
  await queueAccountMail(`password_${purpose}`, user, { linkId: link.id }, transaction);
}

/** Whether an account is one of the membership system's, which then has its password, too. */
async function isMember(ntnuiNo: number, transaction: Transaction): Promise<boolean> {
  const found = await database().query(
    `select from imported_rows where model = 'accounts.usermodel' and new_key = $1::text`,
    { bind: [ntnuiNo], type: QueryTypes.SELECT, transaction },
  );
  return found.length > 0;
}
