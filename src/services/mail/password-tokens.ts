import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { QueryTypes } from 'sequelize';
import { config } from '../../../config/index.js';
import { database } from '../../models/index.js';

const key = Buffer.from(hkdfSync('sha256', config.sessionSecret, '', 'koiene password links', 32));

/** Where a password is set by a link. */
export function passwordAddress(token: string): string {
  return `${config.publicApiUrl ?? ''}/admin/password/${token}`;
}

/** The token of a link, for a mail that is just being sent: derived, never stored. Undefined when there is none. */
export async function passwordToken(linkId: number): Promise<string | undefined> {
  const [link] = await database().query<{ key: string }>('select key from password_links where id = $1', {
    bind: [linkId],
    type: QueryTypes.SELECT,
  });
  return link && tokenOf(link.key);
}

export function tokenOf(linkKey: string): string {
  return createHmac('sha256', key).update(linkKey).digest('base64url');
}

/** What is stored of a token. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
