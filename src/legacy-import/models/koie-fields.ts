import type { DjangoFields } from '../../members/django/fields.js';
import { Refused } from '../../members/django/refused.js';
import { LONG_LENGTH, SHORT_LENGTH } from '../../models/index.js';
import { tellCut } from './limited.js';
import { htmlText } from './texts.js';

const WEB_LINK = /^https?:\/\/[^\s\p{Cc}]+$/iu;

/** A text with the few tags that are allowed; told when others were removed, with the original. */
export function htmlOf(fields: DjangoFields, name: string): string {
  const value = fields.value(name);
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') throw new Refused(`${name} is no text`);
  const { html, removed } = htmlText(String(value));
  if (removed) fields.note('HTML removed', `${name} was ${JSON.stringify(value)}`);
  if (html.length <= LONG_LENGTH) return html;
  tellCut(fields, name, String(value), LONG_LENGTH);
  // Closing what is open makes it longer again.
  let kept = html;
  for (let length = LONG_LENGTH; kept.length > LONG_LENGTH; length -= 100)
    kept = htmlText(html.slice(0, length)).html;
  return kept;
}

/** A link to a web page; empty, and told, when it is something else. */
export function webLink(fields: DjangoFields, name: string): string {
  const text = fields.text(name);
  if (text === '' || (WEB_LINK.test(text) && text.length <= SHORT_LENGTH)) return text;
  fields.note('Links removed', `${name} leads to no web page: ${JSON.stringify(text)}`);
  return '';
}

/** A number of degrees, as text so that no digit is lost. */
export function degreesOf(fields: DjangoFields, name: string, max: number): string {
  const text = fields.text(name).replace(',', '.');
  if (!/^[+-]?\d{1,3}(\.\d+)?$/.test(text) || Math.abs(Number(text)) > max)
    throw new Refused(`${name} is no position: ${JSON.stringify(fields.value(name) ?? null)}`);
  return text;
}
