import type { Locale } from '../adminjs.js';

export const locale: Locale = { language: 'nb', availableLanguages: ['nb', 'en'], translations: {} };
