import type { Language } from '../../models/index.js';
import { flat, type Locale } from '../adminjs.js';
import { adminjsWords } from './adminjs.js';
import { componentWords } from './components.js';
import { bookingRuleWords } from './resources/booking-rules.js';
import { bookingWords } from './resources/bookings.js';
import { keyWords } from './resources/keys.js';
import { koieWords } from './resources/koier.js';
import { logWords } from './resources/log.js';
import { moneyWords } from './resources/money.js';
import { peopleWords } from './resources/people.js';
import { termsWords } from './resources/terms.js';
import { upkeepWords } from './resources/upkeep.js';
import { type Texts, type Words, wordsIn } from './words.js';

const words: Words = {
  ...adminjsWords,
  components: { ...adminjsWords.components, ...componentWords } as Words,
  resources: {
    ...bookingWords,
    ...bookingRuleWords,
    ...moneyWords,
    ...koieWords,
    ...keyWords,
    ...termsWords,
    ...upkeepWords,
    ...peopleWords,
    ...logWords,
  },
};

const texts: Record<Language, Texts> = { nb: wordsIn('nb', words), en: wordsIn('en', words) };

export const locale: Locale = {
  language: 'nb',
  availableLanguages: ['nb', 'en'],
  translations: texts as never,
  // Whole sentences are looked up too, which have colons and full stops that separate nothing.
  nsSeparator: false,
  keySeparator: false,
};

/** All texts of a language for the browser, by their keys joined with full stops. */
export function textsIn(language: Language): Record<string, string> {
  return flat.flatten(texts[language]);
}

/** The key of the help beneath a property's field, where there is help. */
export function helpOf(resource: string, property: string): string | undefined {
  const key = `help_${property}`;
  return textAt('nb', 'resources', resource, 'messages', key) === undefined ? undefined : key;
}

/** The label of a property of a resource. */
export function propertyText(resource: string, property: string, language: Language): string {
  return (
    textAt(language, 'resources', resource, 'properties', property) ??
    textAt(language, 'properties', property) ??
    property
  );
}

/** The text of a value of a property, where values are codes; else undefined. */
export function valueText(
  resource: string,
  property: string,
  value: unknown,
  language: Language,
): string | undefined {
  if (typeof value === 'boolean') return textAt(language, 'labels', value ? 'yes' : 'no');
  return textAt(language, 'resources', resource, 'labels', property, String(value));
}

/** The text that the keys lead to; undefined where there is none. */
export function textAt(language: Language, ...path: string[]): string | undefined {
  let found: Texts | string | undefined = texts[language];
  for (const key of path) {
    found = typeof found === 'object' && Object.hasOwn(found, key) ? found[key] : undefined;
  }
  return typeof found === 'string' ? found : undefined;
}
