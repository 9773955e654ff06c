import type { Language } from '../../models/index.js';
import { osloDayOf } from '../../platform/clock.js';
import { dateRange, price, shortDate } from '../../platform/format.js';
import type { HistoryEntry } from '../../services/guest-page/index.js';
import { textsIn } from './render.js';

/** One line of the history of a stay, in words. */
export interface HistoryLine {
  day: string;
  what: string;
  /** What became of what: «avreise 14. des. 2026 → 13. des. 2026». */
  details: string[];
}

const DAYS = ['arrival_date', 'departure_date'];

/** What has happened to a stay, in words; what guests have no use for is left out. */
export function historyLines(history: readonly HistoryEntry[], language: Language): HistoryLine[] {
  const end = history.findIndex(({ changes }) => becomes(changes.cancelled_at));
  return history.flatMap((entry, index) => {
    // What a stay costs once it is cancelled is told with the money.
    const what = end < 0 || index <= end ? whatOf(entry, language) : null;
    if (!what) return [];
    return [
      { day: shortDate(language, osloDayOf(new Date(entry.at))), what, details: detailsOf(entry, language) },
    ];
  });
}

function whatOf(entry: HistoryEntry, language: Language): string | null {
  const t = textsIn(language);
  const { changes, action } = entry;
  const kind =
    action === 'create'
      ? 'booked'
      : becomes(changes.cancelled_at)
        ? 'cancelled'
        : becomes(changes.confirmed_at)
          ? 'confirmed'
          : isMoved(changes)
            ? 'changed'
            : becomesOther(changes.price_nok)
              ? 'priced'
              : null;
  if (!kind) return null;
  const by = kind === 'confirmed' || kind === 'priced' ? '' : byWhom(entry, language);
  return [t.historyOf[kind], by].filter(Boolean).join(' ');
}

function byWhom({ source, isOwn }: HistoryEntry, language: Language): string {
  const { by } = textsIn(language);
  if (source === 'guest_link' || isOwn) return by.you;
  return source === 'panel' ? by.board : '';
}

function detailsOf({ action, changes, koie }: HistoryEntry, language: Language): string[] {
  if (action === 'create') {
    const [arrival, departure] = [changes.arrival_date?.[1], changes.departure_date?.[1]];
    return arrival && departure ? [dateRange(language, String(arrival), String(departure))] : [];
  }
  if (becomes(changes.cancelled_at) || becomes(changes.confirmed_at)) return [];
  const words = textsIn(language).changes;
  const day = (value: unknown) => shortDate(language, String(value));
  const lines: [string, [unknown, unknown] | undefined, (value: unknown) => string][] = [
    [words.koie, koie ?? undefined, String],
    [words.arrival, changes.arrival_date, day],
    [words.departure, changes.departure_date, day],
    [words.members, changes.guests_member, String],
    [words.others, changes.guests_not_member, String],
    ['', changes.price_nok, (value) => price(language, Number(value))],
  ];
  return lines.flatMap(([label, change, told]) =>
    change ? [`${label} ${told(change[0])} → ${told(change[1])}`.trim()] : [],
  );
}

function isMoved(changes: HistoryEntry['changes']): boolean {
  return [...DAYS, 'koie_id', 'guests_member', 'guests_not_member'].some((column) => column in changes);
}

function becomesOther(change: [unknown, unknown] | undefined): boolean {
  return change !== undefined && change[0] !== null;
}

function becomes(change: [unknown, unknown] | undefined): boolean {
  return change !== undefined && change[0] === null && change[1] !== null;
}
