import type { DjangoFields } from '../../members/django/fields.js';
import { Refused } from '../../members/django/refused.js';
import { htmlText } from './texts.js';

/** A text with the few tags that are allowed; told when others were removed, with the original. */
export function htmlOf(fields: DjangoFields, name: string): string {
  const value = fields.value(name);
  if (value === undefined || value === null) return '';
  if (typeof value === 'object') throw new Refused(`${name} is no text`);
  const { html, removed } = htmlText(String(value));
  if (removed) fields.note('HTML removed', `${name} was ${JSON.stringify(value)}`);
  return html;
}

/** A number of degrees, as text so that no digit is lost. */
export function degreesOf(fields: DjangoFields, name: string, max: number): string {
  const text = fields.text(name).replace(',', '.');
  if (!/^[+-]?\d{1,3}(\.\d+)?$/.test(text) || Math.abs(Number(text)) > max)
    throw new Refused(`${name} is no position: ${JSON.stringify(fields.value(name) ?? null)}`);
  return text;
}
