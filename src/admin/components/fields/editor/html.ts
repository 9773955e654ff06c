import { DOMSerializer, type Node, DOMParser as Reader } from 'prosemirror-model';
import { schema } from './schema';

/** The text that some HTML holds. Nothing of it is run or loaded. */
export function read(html: string): Node {
  const page = new DOMParser().parseFromString(withLines(html), 'text/html');
  return Reader.fromSchema(schema).parse(page.body);
}

/** The HTML of a text: empty where it has no words, and without paragraphs and points that have none. */
export function write(text: Node): string {
  const page = document.implementation.createHTMLDocument();
  page.body.append(DOMSerializer.fromSchema(schema).serializeFragment(text.content, { document: page }));
  // What is within comes before what it is in.
  for (const element of [...page.querySelectorAll('p, li, ul')].reverse()) {
    if (!element.hasChildNodes()) element.remove();
    else if (isAllOfItem(element)) element.replaceWith(...element.childNodes);
  }
  return page.body.innerHTML;
}

/** A text without any tags keeps its lines, as the panel shows them. */
function withLines(html: string): string {
  if (/<\/?[a-z]/i.test(html)) return html;
  return html
    .replace(/^[\r\n]+|[\r\n]+$/g, '')
    .split(/(?:\r?\n){2,}/)
    .map((paragraph) => `<p>${paragraph.replace(/\r?\n/g, '<br>')}</p>`)
    .join('');
}

/** A point of a list is `<li>words</li>`, with a list below it or not, unless it has several paragraphs. */
function isAllOfItem(element: Element): boolean {
  return (
    element.matches('li > p:first-child') &&
    element.parentElement?.querySelectorAll(':scope > p').length === 1
  );
}
