import type { DjangoFields } from '../../members/django/fields.js';
import { LONG_LENGTH, SHORT_LENGTH } from '../../models/index.js';

/** A text that is kept up to the length of a note; told when more was there. */
export function shortText(fields: DjangoFields, name: string): string {
  return cut(fields, name, fields.text(name), SHORT_LENGTH);
}

/** A text that guests wrote, cut at the length of a report; it is told when more was there. */
export function longWords(fields: DjangoFields, name: string): string {
  return cut(fields, name, fields.words(name), LONG_LENGTH);
}

/** Tells the whole of a text of which only so many characters are kept. */
export function tellCut(fields: DjangoFields, name: string, text: string, kept: number): void {
  fields.note('Texts cut', `${name} is kept up to ${kept} characters, of ${JSON.stringify(text)}`);
}

function cut(fields: DjangoFields, name: string, text: string, length: number): string {
  if (text.length <= length) return text;
  tellCut(fields, name, text, length);
  return text.slice(0, length).toWellFormed();
}
