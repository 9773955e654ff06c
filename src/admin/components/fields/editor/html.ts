import { DOMSerializer, type Node, DOMParser as Reader } from 'prosemirror-model';
import { schema } from './schema';

/** What HTML does not take for space between words. */
const WORD = /[^ \t\r\n\f]/;

/** The text that some HTML holds. Nothing of it is run or loaded. */
export function read(html: string): Node {
  const page = new DOMParser().parseFromString(withLines(html), 'text/html');
  tidyLists(page.body);
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

/** As the reader understands them: points without a list get one, a list has only points, and a point begins with its words. */
function tidyLists(body: HTMLElement): void {
  for (const item of body.querySelectorAll(':not(ul, ol) > li')) wrap(item, 'ul');
  for (const list of body.querySelectorAll('ul, ol')) {
    if (!WORD.test(list.textContent ?? '')) list.replaceWith(document.createElement('br'));
  }
  for (const list of body.querySelectorAll('ul, ol')) {
    let item: Element | undefined;
    for (const child of [...list.childNodes]) {
      if (child.nodeName === 'LI') item = undefined;
      else if (item) item.append(child);
      else item = wrap(child, 'li');
    }
  }
  for (const item of body.querySelectorAll('li')) {
    if (beginsWithList(item)) item.prepend(document.createElement('p'));
  }
}

function beginsWithList(item: Element): boolean {
  const texts = document.createTreeWalker(item, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (WORD.test(texts.currentNode.textContent ?? ''))
      return texts.currentNode.parentElement?.closest('li') !== item;
  }
  return false;
}

function wrap(node: ChildNode, tag: 'li' | 'ul'): Element {
  const around = document.createElement(tag);
  node.replaceWith(around);
  around.append(node);
  return around;
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
