import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { config } from '../../config/index.js';

/** Whoever has the backup must not learn the secret of the sessions, so it is not used itself. */
const key = Buffer.from(hkdfSync('sha256', config.sessionSecret, '', 'koiene backup', 32));

/** The signature (hexadecimal) of a backup whose bytes have this SHA-256. */
export function sign(sha256: string): string {
  return createHmac('sha256', key).update(sha256).digest('hex');
}

/** Whether a backup was signed with the `SESSION_SECRET` of this process. */
export function isSignedByUs(sha256: string, signature: string): boolean {
  const expected = Buffer.from(sign(sha256));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
