import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { config } from '../../../config/index.js';

/** As for the links of guests: docs/adr/0008-guest-link.md. */
const feedKey = Buffer.from(hkdfSync('sha256', config.sessionSecret, '', 'koiene calendar feeds', 32));

/** The token of a feed: 32 bytes (base64url) that nobody without the secret can tell from random ones. */
export function feedToken(uuid: string): string {
  return createHmac('sha256', feedKey).update(uuid).digest('base64url');
}

/** What is kept of a token: its SHA-256 (base64url). */
export function feedTokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Whether a token is that of a feed. Takes as long whatever is wrong with it. */
export function isTokenOfFeed(token: string, uuid: string): boolean {
  const [one, other] = [token, feedToken(uuid)].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
