import { QueryTypes } from 'sequelize';
import { database, type Language, type ReleaseRule } from '../../models/index.js';
import { dayAndTime, nightBetween } from '../../platform/format.js';

/** A weekly release rule that need not be saved yet. */
export type Release = Pick<ReleaseRule, 'weekday' | 'atTime' | 'fromWeekday' | 'fromWeek' | 'nights'>;

const TEXTS = {
  nb: {
    days: ['mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag', 'søndag'],
    week: (weeks: number) => (weeks === 0 ? 'samme uke' : weeks === 1 ? 'neste uke' : `om ${weeks} uker`),
    after: (weeks: number) => (weeks === 0 ? '' : weeks === 1 ? 'uken etter' : `${weeks} uker etter`),
    told: (when: string, from: string, to: string) => `${when} slippes ${from} til ${to}`,
    now: (night: string) => `Nå kan alle medlemmer bestille til og med natten ${night}.`,
    next: (when: string, night: string) => `Neste slipp er ${when}: til og med natten ${night}.`,
    takes:
      'Det trer i stedet for bestillingsvinduet til koiene. Netter i en bestillingsperiode følger perioden.',
    board: 'Styret kan bestille alle netter her i panelet.',
  },
  en: {
    days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    week: (weeks: number) =>
      weeks === 0 ? 'of the same week' : weeks === 1 ? 'of the next week' : `in ${weeks} weeks`,
    after: (weeks: number) =>
      weeks === 0 ? '' : weeks === 1 ? 'of the week after' : `${weeks} weeks after that`,
    told: (when: string, from: string, to: string) => `${when} releases ${from} to ${to}`,
    now: (night: string) => `All members can now book up to and including the night ${night}.`,
    next: (when: string, night: string) =>
      `The next release is ${when}: up to and including the night ${night}.`,
    takes:
      'It takes the place of the booking window of the koier. Nights of a booking period go by the period.',
    board: 'The board can book all nights here in the panel.',
  },
} satisfies Record<Language, unknown>;

/** A rule as what it does: «Onsdag 08:00 slippes fredag neste uke til torsdag uken etter». */
export function ruleTitle(rule: Release, language: Language): string {
  const t = TEXTS[language];
  const day = (number: number) => t.days[number - 1] ?? '';
  const when = `${day(rule.weekday)} ${rule.atTime.slice(0, 5)}`;
  const last = rule.fromWeekday - 1 + rule.nights - 1;
  const from = `${day(rule.fromWeekday)} ${t.week(rule.fromWeek)}`;
  const to = [day((last % 7) + 1), t.after(Math.floor(last / 7))].filter(Boolean).join(' ');
  return t.told(`${when.charAt(0).toUpperCase()}${when.slice(1)}`, from, to);
}

/** What a weekly release rule comes to, saved or not: in words, with the release to come. One statement. */
export async function previewOfRelease(rule: Release): Promise<Record<Language, string[]>> {
  const [found] = await database().query<{ last: string; next: string; opensAt: string }>(
    `select (u.end_night - 1)::text as last, (u.end_night + 6)::text as next,
       oslo_iso(release_opens(u.end_night, $1, $2::time, $3, $4, $5)) as "opensAt"
     from (select released_until(now(), $1, $2::time, $3, $4, $5) as end_night) u`,
    {
      bind: [rule.weekday, rule.atTime, rule.fromWeekday, rule.fromWeek, rule.nights],
      type: QueryTypes.SELECT,
    },
  );
  const inWords = (language: Language) => {
    const t = TEXTS[language];
    const dated = found && [
      t.now(nightBetween(language, found.last)),
      t.next(dayAndTime(language, new Date(found.opensAt)), nightBetween(language, found.next)),
    ];
    // A month that is shortened has its own full stop.
    const sentences = [`${ruleTitle(rule, language)}.`, ...(dated ?? []), t.takes, t.board];
    return sentences.map((sentence) => sentence.replace(/\.\.$/, '.'));
  };
  return { nb: inWords('nb'), en: inWords('en') };
}
