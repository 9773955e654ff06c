import type { Language } from '../models/index.js';

const LOCALES: Record<Language, string> = { nb: 'nb-NO', en: 'en-GB' };

/** A night by the two days that it is between, which nobody takes for another: «28.–29. nov.», «28–29 Nov». */
export function nightBetween(night: string, language: Language): string {
  const evening = new Date(`${night}T00:00:00Z`);
  const morning = new Date(evening.getTime() + 86_400_000);
  return new Intl.DateTimeFormat(LOCALES[language], { day: 'numeric', month: 'short', timeZone: 'UTC' })
    .formatRange(evening, morning)
    .replace(/\s*–\s*/, '–');
}
