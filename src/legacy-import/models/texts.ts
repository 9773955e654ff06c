import sanitizeHtml from 'sanitize-html';
import { storable, toSlug } from '../../members/django/texts.js';
import { sanitise } from '../../platform/html.js';

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

/** As Django made it, which drops the letters that it does not know: `Vekvessætra` became `vekvesstra`. */
export function droppedSlugOf(name: string): string {
  return toSlug(name.toLowerCase());
}
