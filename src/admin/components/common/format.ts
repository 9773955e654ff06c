import type { Language } from './language';

const LOCALES = { nb: 'nb-NO', en: 'en-GB' } as const;

/** An Oslo calendar day, `YYYY-MM-DD`, as «12. des. 2026» or "12 Dec 2026". What is no day is shown as it is. */
export function formatDay(day: string, language: Language): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})/.exec(day);
  if (!parts) return day;
  // Written and read in the same zone, so that no zone can move it to the day before.
  const moment = new Date(Date.UTC(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])));
  return dayIn(language, 'UTC', moment);
}

/** A day or a moment in words without its year, when it is this one: where there is little room. */
export function withoutThisYear(words: string): string {
  return words.replace(new RegExp(` ${new Date().getFullYear()}\\b`), '');
}

/** A moment, as ISO or whatever `Date` reads, in Oslo time: «12. des. 2026 14:05» or "12 Dec 2026 14:05". */
export function formatMoment(iso: string, language: Language): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  const time = formatter(language, 'Europe/Oslo', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${dayIn(language, 'Europe/Oslo', moment)} ${time.format(moment)}`;
}

/** Whole kroner: «1 240 kr», "NOK 1,240". */
export function formatKroner(nok: number, language: Language): string {
  const number = new Intl.NumberFormat(LOCALES[language]).format(nok);
  return language === 'nb' ? `${number} kr` : `NOK ${number}`;
}

/** Browsers write September with four letters in British English, and only that month. */
function dayIn(language: Language, timeZone: string, moment: Date): string {
  const day = formatter(language, timeZone, { day: 'numeric', month: 'short', year: 'numeric' });
  return day.format(moment).replace('Sept ', 'Sep ');
}

function formatter(language: Language, timeZone: string, options: Intl.DateTimeFormatOptions) {
  return new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone });
}
