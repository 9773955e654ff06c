import { useTranslation } from 'adminjs';
import { type Language, useLanguage } from './language';

/** A text of a component by its key, with what is to be filled in; `count` chooses between one and several. */
export type Say<Word extends string = string> = (
  word: Word,
  values?: Record<string, string | number>,
) => string;

/** The texts of a component and the language they are in. */
export function useWords<Word extends string = string>(
  component: string,
): {
  language: Language;
  say: Say<Word>;
  label(resource: string, property: string, value: string): string;
} {
  const { translateComponent, translateLabel } = useTranslation();
  return {
    language: useLanguage(),
    say: (word, values) => translateComponent(`${component}.${word}`, values as never),
    label: (resource, property, value) => translateLabel(`${property}.${value}`, resource),
  };
}
