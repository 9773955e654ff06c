import type { Language } from '../../models/index.js';

/** Texts by key, each in Norwegian and in English, so that neither can be forgotten. */
export interface Words {
  readonly [key: string]: readonly [nb: string, en: string] | Words;
}

/** The texts of one language, by the same keys. */
export interface Texts {
  [key: string]: string | Texts;
}

export function wordsIn(language: Language, words: Words): Texts {
  return Object.fromEntries(
    Object.entries(words).map(([key, word]) => [
      key,
      isPair(word) ? word[language === 'nb' ? 0 : 1] : wordsIn(language, word),
    ]),
  );
}

function isPair(word: readonly [string, string] | Words): word is readonly [string, string] {
  return Array.isArray(word);
}
