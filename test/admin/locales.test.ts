import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect } from 'chai';
import type { AdminJS } from '../../src/admin/adminjs.js';
import { locale } from '../../src/admin/locales/index.js';
import { panels } from '../../src/admin/panels.js';
import { LANGUAGES, type Language } from '../../src/models/index.js';
import { useDatabase } from '../support/database.js';

interface Tree {
  [key: string]: string | Tree;
}

/** As AdminJS finds words: by their keys joined with full stops. */
function flat(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : flat(value, `${before}${key}.`),
  );
}

const translations = locale.translations as Record<Language, Tree>;
const words = { nb: new Map(flat(translations.nb)), en: new Map(flat(translations.en)) };

/** What lacks words in a language. `keys` are where AdminJS looks, in turn. */
function missing(wanted: string[][]): string[] {
  return LANGUAGES.flatMap((language) =>
    wanted
      .filter((keys) => !keys.some((key) => words[language].get(key)))
      .map((keys) => `${language}: ${keys[0]}`),
  );
}

function everyWordOf(admin: AdminJS): string[][] {
  const resources = admin.resources.flatMap((resource) => {
    const decorated = resource.decorate();
    const { id, navigation } = { id: decorated.id(), navigation: decorated.getNavigation() };
    const of = (kind: string, key: string) => [`resources.${id}.${kind}.${key}`, `${kind}.${key}`];
    const properties = Object.values(decorated.properties).flatMap((property) => {
      const { propertyPath, availableValues, description } = property.toJSON();
      return [
        of('properties', propertyPath),
        ...(availableValues ?? []).map(({ value }) => of('labels', `${propertyPath}.${value}`)),
        ...(description ? [of('messages', description)] : []),
      ];
    });
    const options: Record<string, { guard?: string } | undefined> = decorated.options.actions ?? {};
    const actions = Object.keys(decorated.actions).flatMap((name) => {
      const guard = options[name]?.guard;
      return [[`actions.${name}`], ...(guard ? [of('messages', guard)] : [])];
    });
    return [
      [`labels.${id}`],
      ...(navigation ? [[`labels.${navigation.name}`]] : []),
      ...properties,
      ...actions,
    ];
  });
  return [...resources, ...Object.keys(admin.options.pages ?? {}).map((page) => [`pages.${page}`])];
}

describe('the words of the panel', () => {
  useDatabase();

  it('are the same in Norwegian and in English', () => {
    expect([...words.nb.keys()]).to.have.members([...words.en.keys()]);
  });

  it('are filled in with the same values in both languages', () => {
    const placeholders = (text = '') => (text.match(/\{\{\w+\}\}|<\d>/g) ?? []).sort().join();
    const different = [...words.nb].filter(
      ([key, text]) => placeholders(text) !== placeholders(words.en.get(key)),
    );
    expect(different).to.deep.equal([]);
  });

  it('have only places to fill in that i18next fills in', () => {
    const odd = [...words.nb, ...words.en].filter(([, text]) => /(?<!\{)\{\w+\}(?!\})/.test(text));
    expect(odd).to.deep.equal([]);
  });

  it('are there for all that AdminJS says itself', () => {
    const file = new URL('../../node_modules/adminjs/lib/locale/en/translation.json', import.meta.url);
    const own = flat(JSON.parse(readFileSync(fileURLToPath(file), 'utf8')) as Tree)
      .map(([key]) => key)
      .filter((key) => !key.startsWith('components.LanguageSelector.'));
    expect(missing(own.map((key) => [key]))).to.deep.equal([]);
  });

  for (const role of ['admin', 'board', 'sit'] as const) {
    it(`are there for every resource, property, value, action and page of ${role}`, () => {
      expect(missing(everyWordOf(panels()[role]))).to.deep.equal([]);
    });
  }

  it('never show the welcome of AdminJS', () => {
    const texts = [...words.nb.values(), ...words.en.values()];
    expect(texts.filter((text) => /AdminJS|Welcome on Board/i.test(text))).to.deep.equal([]);
  });
});
