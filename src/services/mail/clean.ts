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
