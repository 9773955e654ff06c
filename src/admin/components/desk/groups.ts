import type { DeskWord } from '../../locales/desk';
import { daysBetween } from '../common/days';
import { capital, dayOfYear } from '../common/format';
import type { Language } from '../common/language';
import type { Say } from '../common/use-words';
import type { Stay, View } from './types';

/** Stays under one heading. */
export interface Group {
  key: string;
  title: string;
  isUrgent: boolean;
  stays: Stay[];
}

/**
 * The stays of a list, with those that were changed a moment ago where they stood, under a heading for each day;
 * what is late comes first.
 */
export function groupsOf(
  view: Exclude<View, 'day'>,
  listed: readonly Stay[],
  kept: ReadonlyMap<number, Stay>,
  { today, language, say }: { today: string; language: Language; say: Say<DeskWord> },
): Group[] {
  const isOfView = (stay: Stay) => stay.keyStatus === (view === 'pickUps' ? 'picked_up' : 'delivered');
  const others = [...kept.values()].filter(
    (stay) => isOfView(stay) && !listed.some(({ id }) => id === stay.id),
  );
  const dayOf = (stay: Stay) => (view === 'pickUps' ? stay.arrivalDate : stay.departureDate);
  const stays = [...listed, ...others].sort(
    (a, b) => compare(dayOf(a), dayOf(b)) || compare(a.koie, b.koie) || a.id - b.id,
  );
  const groups = new Map<string, Group>();
  for (const stay of stays) {
    const group = headingOf(stay, dayOf(stay));
    const known = groups.get(group.key) ?? { ...group, stays: [] };
    known.stays.push(stay);
    groups.set(group.key, known);
  }
  return [...groups.values()];

  function headingOf(stay: Stay, day: string) {
    if (day >= today) return { key: day, title: titleOf(day), isUrgent: false };
    if (view === 'pickUps') return { key: 'late', title: say('lateArrival'), isUrgent: false };
    return stay.overdue
      ? { key: 'overdue', title: say('overdue'), isUrgent: true }
      : { key: 'late', title: say('lateReturn'), isUrgent: false };
  }

  function titleOf(day: string): string {
    const near = nearDay(day, today, language, say);
    const whole = capital(dayOfYear(day, language));
    return near === whole ? whole : `${near} – ${dayOfYear(day, language)}`;
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** «I dag», «I morgen», «I går», or the day's name. */
function nearDay(day: string, today: string, language: Language, say: Say<DeskWord>): string {
  const away = daysBetween(today, day);
  if (away === 0) return say('today');
  if (away === 1) return say('tomorrow');
  if (away === -1) return say('yesterday');
  return capital(dayOfYear(day, language));
}
