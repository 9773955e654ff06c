import { type Mark, Schema } from 'prosemirror-model';
import { isSafeLink } from '../../common/safe-link';

/**
 * What a text about a koie may be made of: just what `src/platform/html.ts` keeps. Of anything else, whether it was kept
 * long ago or is pasted, the words are taken.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: {
      group: 'block',
      content: 'inline*',
      // Words of two cells must not become one.
      parseDOM: [{ tag: 'p' }, { tag: 'td' }, { tag: 'th' }],
      toDOM: () => ['p', 0],
    },
    // There are no numbers in what is kept, so that a numbered list becomes one of points.
    list: {
      group: 'block',
      content: 'item+',
      parseDOM: [{ tag: 'ul' }, { tag: 'ol' }],
      toDOM: () => ['ul', 0],
    },
    item: {
      content: 'paragraph block*',
      defining: true,
      parseDOM: [{ tag: 'li' }],
      toDOM: () => ['li', 0],
    },
    text: { group: 'inline' },
    break: {
      group: 'inline',
      inline: true,
      selectable: false,
      parseDOM: [{ tag: 'br' }],
      toDOM: () => ['br'],
    },
  },
  marks: {
    link: {
      attrs: { href: {} },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (element) => {
            const href = element.getAttribute('href') ?? '';
            return isSafeLink(href) ? { href } : false;
          },
        },
      ],
      toDOM: ({ attrs }: Mark) => ['a', { href: attrs.href }, 0],
    },
    bold: {
      parseDOM: [
        // Google's documents are pasted in a <b> that is not bold.
        { tag: 'b', getAttrs: (element) => element.style.fontWeight !== 'normal' && null },
        { tag: 'strong' },
        { style: 'font-weight', getAttrs: (weight) => /^(bold|bolder|[6-9]00)$/.test(weight) && null },
      ],
      toDOM: () => ['b', 0],
    },
    italic: {
      parseDOM: [{ tag: 'i' }, { tag: 'em' }, { style: 'font-style=italic' }],
      toDOM: () => ['i', 0],
    },
    underline: { parseDOM: [{ tag: 'u' }], toDOM: () => ['u', 0] },
  },
});

/** A link as somebody writes it, with what has been left out; undefined for what leads nowhere. */
export function linkOf(written: string): string | undefined {
  const text = written.trim();
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  const href = /^(https?|mailto|tel):/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(href)) return undefined;
  const { protocol, hostname } = new URL(href);
  return protocol.startsWith('http') && !hostname.includes('.') ? undefined : href;
}
