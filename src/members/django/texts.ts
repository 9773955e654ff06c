import { decodeHTMLStrict } from 'entities';
import { withoutNul } from '../../platform/storable.js';

/** PostgreSQL keeps no NUL, and lone halves of characters are no UTF-8. */
export function storable(text: string): string {
  return withoutNul(text).toWellFormed();
}

/** A plain text with the entities of HTML (`&oslash;`) as the letters that they stand for. */
export function plainText(text: string): string {
  return decodeHTMLStrict(storable(text));
}

const LETTERS: Record<string, string> = { æ: 'ae', ø: 'o', å: 'a', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', ł: 'l' };

/** The slug that the Django systems make of a name, with letters that have no accent: `Vekvessætra` becomes `vekvessaetra`. */
export function djangoSlugOf(name: string): string {
  return toSlug(name.toLowerCase().replace(/[æøåđðþßł]/g, (letter) => LETTERS[letter] ?? ''));
}

/** Words of letters, digits and dashes. */
export function toSlug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^a-z0-9\s_-]/g, '')
    .trim()
    .replace(/[\s_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
