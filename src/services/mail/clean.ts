import { compile } from 'html-to-text';

const ADDRESS = /^[^\s@<>()[\],;:"\\]+@[^\s@<>()[\],;:"\\]+$/u;
const LONGEST_ADDRESS = 254;
/** The depth of HTML tags below which content is left out: reading it takes a call within a call for each tag. */
const DEEPEST_TAG = 30;

/** Whether mail can be sent to a text, and to nobody else than it says. */
export function isAddress(value: string): boolean {
  return value.length <= LONGEST_ADDRESS && ADDRESS.test(value) && !/\p{Cc}/u.test(value);
}

/** The first e-mail address within a text that a person wrote, such as a desk's contact. */
export function addressIn(value: string): string | undefined {
  return value.split(/[\s,;<>()]+/).find(isAddress);
}

/** A web address that may be linked to; undefined when a text is something else, such as `javascript:`. */
export function webAddress(value: string): string | undefined {
  const text = value.trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text).href;
}

const IN_TEXT = /https?:\/\/[^\s<>"«»]+/gi;

/** A piece of a plain text; with `link`, a web address that may be linked to. */
interface Piece {
  text: string;
  link?: string | undefined;
}

/** A plain text in pieces, so that the web addresses in it can be links. Full stops and brackets after one are not part of it. */
export function linked(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(IN_TEXT)) {
    const address = withoutTail(found);
    const link = webAddress(address);
    if (!link) continue;
    pieces.push({ text: text.slice(from, index) }, { text: address, link });
    from = index + address.length;
  }
  return [...pieces, { text: text.slice(from) }].filter((piece) => piece.text !== '');
}

function withoutTail(address: string): string {
  const bare = address.replace(/[.,;:!?'*]+$/, '');
  const isOfText = bare.endsWith(')') && bare.split(')').length > bare.split('(').length;
  return isOfText ? withoutTail(bare.slice(0, -1)) : bare;
}

const toText = compile({
  wordwrap: false,
  preserveNewlines: true,
  limits: { maxDepth: DEEPEST_TAG },
  selectors: [
    { selector: 'a', format: 'webLink' },
    { selector: 'img', format: 'skip' },
    ...['ul', 'ol', 'li'].map((selector) => ({ selector, format: 'block' })),
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
  formatters: {
    webLink: ({ attribs, children }, walk, builder) => {
      walk(children, builder);
      const address = webAddress(String(attribs?.href ?? ''));
      if (address) builder.addInline(` (${address})`);
    },
  },
});

/** A text of the board, which may hold some HTML, as plain paragraphs. */
export function paragraphs(value: string): string[] {
  return toText(value)
    .split(/\n+/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '');
}
