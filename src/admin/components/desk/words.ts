import { useTranslation } from 'adminjs';
import type { DeskWord } from '../../locales/desk.js';

export type { DeskWord };

/** The desk's texts in the panel's language. */
export type Say = (word: DeskWord, values?: Record<string, string | number>) => string;

export function useDeskWords(): Say {
  const { translateComponent } = useTranslation();
  return (word, values) => translateComponent(`Desk.${word}`, values);
}
