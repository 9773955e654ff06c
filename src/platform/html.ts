import sanitizeHtml from 'sanitize-html';

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: ['br', 'b', 'i', 'u', 'p', 'ul', 'li', 'a'],
  allowedAttributes: { a: ['href'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  transformTags: { strong: 'b', em: 'i' },
};

/**
 * A text of the board with the few tags that texts about koier have (br b i u p ul li, links), and none else.
 * The public frontend shows some of them as HTML, so this is done when they are written.
 */
export function sanitise(html: string): string {
  return sanitizeHtml(html, OPTIONS);
}
