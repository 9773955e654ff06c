import type { BasePropertyProps } from 'adminjs';
import { createElement, Fragment, type ReactNode } from 'react';
import { Labelled } from '../common/labelled';
import { isSafeLink } from '../common/safe-link';

/** The tags of `src/platform/html.ts` that are shown; of all others only what is in them. */
const TAGS = ['b', 'i', 'u', 'p', 'ul', 'li'];

/** A text with bold, italic, lists and links, as guests see it. Nothing of its HTML is run. */
export function HtmlShow({ property, record }: BasePropertyProps) {
  const html = String(record?.params[property.path] ?? '');
  return (
    <Labelled property={property} where="show">
      {html ? <div className="k-rich-text">{shown(html)}</div> : null}
    </Labelled>
  );
}

function shown(html: string): ReactNode {
  const all = inside(new DOMParser().parseFromString(html, 'text/html').body);
  // Without a tag it has no paragraphs but its lines.
  return /<\/?[a-z]/i.test(html) ? all : <p className="k-text">{all}</p>;
}

function inside(node: Node): ReactNode {
  return [...node.childNodes].map((child, index) => <Fragment key={index}>{shownNode(child)}</Fragment>);
}

function shownNode(node: Node): ReactNode {
  if (node instanceof Text) return node.data;
  if (!(node instanceof Element)) return null;
  const tag = node.tagName.toLowerCase();
  if (tag === 'br') return <br />;
  if (TAGS.includes(tag)) return createElement(tag, null, inside(node));
  const href = tag === 'a' ? node.getAttribute('href') : null;
  if (href !== null && isSafeLink(href)) return <a href={href}>{inside(node)}</a>;
  return ['script', 'style'].includes(tag) ? null : inside(node);
}
