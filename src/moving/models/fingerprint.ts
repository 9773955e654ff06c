import { createHash } from 'node:crypto';

/** Short, and the same for the same text: tells whether something has changed, and protects nothing. */
export function fingerprint(text: string): string {
  return createHash('md5').update(text).digest('base64url');
}
