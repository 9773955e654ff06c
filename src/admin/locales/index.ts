import type { Locale } from '../adminjs.js';
import { componentWords } from './components.js';
import { type Words, wordsIn } from './words.js';

const words: Words = { components: componentWords };

export const locale: Locale = {
  language: 'nb',
  availableLanguages: ['nb', 'en'],
  translations: { nb: wordsIn('nb', words), en: wordsIn('en', words) } as never,
};
