/** Where a link in a text may lead, as in `src/platform/html.ts`. */
const SCHEMES = ['http:', 'https:', 'mailto:', 'tel:'];

/** Whether an address in a text is one that may be followed. */
export function isSafeLink(href: string): boolean {
  const { baseURI } = document;
  return URL.canParse(href, baseURI) && SCHEMES.includes(new URL(href, baseURI).protocol);
}
