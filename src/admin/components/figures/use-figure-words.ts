import { useMemo } from 'react';
import { formatKroner, formatNumber, longMonth, shortMonth } from '../common/format';
import type { Language } from '../common/language';
import { type Say, useWords } from '../common/use-words';
import type { BarFigure, NumberFormat } from './kinds';

/** What figures are told with. */
export interface FigureWords {
  say: Say;
  language: Language;
  /** A number as it is written in tables; a dash for none. */
  number(value: number | null, format: NumberFormat): string;
  /** What a row is of, as short as an axis wants it, and in full. */
  short(of: string, kind: BarFigure['of']): string;
  full(of: string, kind: BarFigure['of']): string;
  /** The number of the week (ISO 8601) of a day. */
  week(day: string): string;
}

/** The words of figures, the same ones until the language changes. */
export function useFigureWords(): FigureWords {
  const { say, label, language } = useWords('FiguresPage');
  return useMemo(() => {
    const item = (of: string) => label('tasks', 'item', of);
    return {
      say,
      language,
      number: (value, format) => (value === null ? '–' : written(value, format, say, language)),
      short: (of, kind) => (kind === 'month' ? shortMonth(of, language) : kind === 'item' ? item(of) : of),
      full: (of, kind) => (kind === 'month' ? longMonth(of, language) : kind === 'item' ? item(of) : of),
      week: (day) => String(isoWeek(day)),
    };
    // `say` and `label` are new each time, and the same as long as the language is.
  }, [language]);
}

function written(value: number, format: NumberFormat, say: Say, language: Language): string {
  if (format === 'kroner') return formatKroner(value, language);
  const isShare = format === 'percent';
  // Small ones differ behind the comma.
  const number = formatNumber(value, language, { maximumFractionDigits: isShare && value >= 10 ? 0 : 1 });
  if (isShare) return `${number} %`;
  return format === 'days' ? say('days', { number }) : number;
}

const DAY_MS = 86_400_000;

/** A week belongs to the year of its Thursday. */
function isoWeek(day: string): number {
  const date = new Date(`${day}T00:00:00Z`);
  const thursday = date.getTime() + (4 - (date.getUTCDay() || 7)) * DAY_MS;
  const first = Date.UTC(new Date(thursday).getUTCFullYear(), 0, 1);
  return 1 + Math.floor((thursday - first) / DAY_MS / 7);
}
