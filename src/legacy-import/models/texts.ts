import { decodeHTMLStrict } from 'entities';
import sanitizeHtml from 'sanitize-html';
import { sanitise } from '../../platform/html.js';

/** PostgreSQL keeps no NUL, and lone halves of characters are no UTF-8. */
function storable(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** A plain text with the entities of HTML (`&oslash;`) as the letters that they stand for. */
export function plainText(text: string): string {
  return decodeHTMLStrict(storable(text));
}

/** Everything kept, written the same way as `sanitise` writes what it keeps. */
const KEEP_ALL: sanitizeHtml.IOptions = {
  allowedTags: false,
  allowedAttributes: false,
  allowVulnerableTags: true,
  allowedSchemesAppliedToAttributes: [],
  transformTags: { strong: 'b', em: 'i' },
};

/**
 * A text about a koie, which may have some tags: letters for entities, and without what is not allowed.
 * `removed` tells whether anything was.
 */
export function htmlText(text: string): { html: string; removed: boolean } {
  const html = sanitise(storable(text));
  return { html, removed: html !== sanitizeHtml(storable(text), KEEP_ALL) };
}

const LETTERS: Record<string, string> = { æ: 'ae', ø: 'o', å: 'a', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', ł: 'l' };

/** The address of a name: `Vekvessætra` becomes `vekvessaetra`. */
export function slugOf(name: string): string {
  return toSlug(name.toLowerCase().replace(/[æøåđðþßł]/g, (letter) => LETTERS[letter] ?? ''));
}

/** As Django made it, which drops the letters that it does not know: `Vekvessætra` became `vekvesstra`. */
export function droppedSlugOf(name: string): string {
  return toSlug(name.toLowerCase());
}

function toSlug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[^a-z0-9\s_-]/g, '')
    .trim()
    .replace(/[\s_-]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
