import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { config } from '../../../config/index.js';

/** Neither the database nor a backup has them, and neither tells the other or the secret: docs/adr/0008-guest-link.md. */
const linkKey = Buffer.from(hkdfSync('sha256', config.sessionSecret, '', 'koiene guest links', 32));
const formKey = Buffer.from(hkdfSync('sha256', config.sessionSecret, '', 'koiene guest forms', 32));

/** A link of a booking, by its number: a higher one ends those before. */
export interface NumberedLink {
  uuid: string;
  generation: number;
}

/** The token of a link: 32 bytes (base64url) that nobody without the secret can tell from random ones. */
export function linkToken({ uuid, generation }: NumberedLink): string {
  return createHmac('sha256', linkKey).update(`${uuid}.${generation}`).digest('base64url');
}

/** What is kept of a token: its SHA-256 (base64url). */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Whether a token is that of a link. Takes as long whatever is wrong with it. */
export function isTokenOf(token: string, link: NumberedLink): boolean {
  return areEqual(token, linkToken(link));
}

/** What a form of a link's page carries, which another site cannot know: bound to the link and what the form does. */
export function formToken(token: string, act: string): string {
  return createHmac('sha256', formKey).update(`${act}.${token}`).digest('base64url');
}

/** Whether a form was made by us for this link and this act. */
export function isFormToken(given: string, token: string, act: string): boolean {
  return areEqual(given, formToken(token, act));
}

function areEqual(given: string, expected: string): boolean {
  const [one, other] = [given, expected].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
