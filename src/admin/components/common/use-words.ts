import { useTranslation } from 'adminjs';
import { type Language, useLanguage } from './language';

type Values = Record<string, string | number>;

/** The texts of a component, by key, and the language they are in. `count` chooses between one and several. */
export function useWords(component: string): {
  language: Language;
  say(key: string, values?: Values): string;
  label(resource: string, property: string, value: string): string;
} {
  const { translateComponent, translateLabel } = useTranslation();
  return {
    language: useLanguage(),
    say: (key, values = {}) =>
      fill(translateComponent(`${component}.${values.count === 1 ? `${key}One` : key}`), values),
    label: (resource, property, value) => translateLabel(`${property}.${value}`, resource),
  };
}

function fill(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (all, name: string) => String(values[name] ?? all));
}
