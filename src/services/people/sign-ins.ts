import { createHash, randomBytes } from 'node:crypto';
import { QueryTypes } from 'sequelize';
import { database, type User } from '../../models/index.js';
import { write } from '../../platform/write.js';
import { queueAccountMail } from '../mail/index.js';

/** How long a browser stays known that is not used. */
export const BROWSER_KNOWN_DAYS = 365;

/**
 * Notes that somebody has signed in to the panel, and mails them when that browser is new for them. `token` is what
 * the browser has kept from an earlier time, of whomever. Returns what it is to keep.
 */
export async function noteSignIn(
  user: User,
  { token, userAgent }: { token: string | undefined; userAgent: string },
): Promise<string> {
  const kept = token && /^[\w-]{32}$/.test(token) ? token : randomBytes(24).toString('base64url');
  const mark = createHash('sha256').update(kept).digest('base64url');
  await write({ user: user.ntnuiNo, source: 'panel' }, async (transaction) => {
    const [seen] = await database().query<{ is_new: boolean }>(
      `insert into known_browsers (user_id, mark) values ($1, $2)
       on conflict (user_id, mark) do update set seen_at = now() returning xmax = 0 as is_new`,
      { bind: [user.ntnuiNo, mark], type: QueryTypes.SELECT, transaction },
    );
    if (seen?.is_new)
      await queueAccountMail('new_sign_in', user, { browser: browserName(userAgent) }, transaction);
  });
  return kept;
}

/** The first that fits: several claim to be others, too. */
const BROWSERS = {
  Edge: /Edg/,
  Opera: /OPR/,
  Firefox: /Firefox|FxiOS/,
  Chrome: /Chrome|CriOS/,
  Safari: /Safari/,
};
const SYSTEMS = {
  iPhone: /iPhone/,
  iPad: /iPad/,
  Android: /Android/,
  Windows: /Windows/,
  macOS: /Mac OS/,
  Linux: /Linux/,
};

/** «Firefox, Windows»; empty when it says neither. The header itself is whatever the sender likes. */
export function browserName(userAgent: string): string {
  return [BROWSERS, SYSTEMS]
    .map((known) => Object.entries(known).find(([, pattern]) => pattern.test(userAgent))?.[0])
    .filter((name) => name !== undefined)
    .join(', ');
}
