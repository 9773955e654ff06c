import { setImmediate } from 'node:timers/promises';
import { createEvents, type DateArray, type EventAttributes } from 'ics';
import type { Language } from '../../models/index.js';
import { addDays } from '../../platform/clock.js';
import { mailDomain } from '../mail/index.js';
import { type FeedClosure, type FeedStay, reasonIn } from './events.js';
import type { FeedKind } from './feeds.js';
import { FEED_TEXTS } from './texts.js';

const AT_ONCE = 40;

/** What a feed is made of. */
export interface FeedContent {
  kind: FeedKind;
  /** The name of its only koie or desk. */
  only: string | null;
  language: Language;
  stays: FeedStay[];
  closures: FeedClosure[];
}

/** What a calendar is told of an event: whole days, from the first to the last. */
interface Told {
  uid: string;
  first: string;
  last: string;
  title: string;
  lines: string[];
  location?: string;
  version: number;
  at: Date;
}

/**
 * A feed as an iCalendar file (RFC 5545): whole Oslo days, the same text as long as nothing has changed. Texts that
 * people wrote lose what looks like an e-mail address or a phone number.
 */
export async function calendarOf({ kind, only, language, stays, closures }: FeedContent): Promise<string> {
  const t = FEED_TEXTS[language];
  const told = [
    ...stays.flatMap((stay) => (kind === 'desk' ? keysOf(stay, language) : [stayOf(stay, kind, language)])),
    ...closures.map((closure) => closureOf(closure, language)),
  ];
  const name = [t.names[kind], only].filter(Boolean).join(': ');
  const [head = '', foot = ''] = written([], name).split(/^(?=END:VCALENDAR)/m);
  const parts = [head];
  for (let from = 0; from < told.length; from += AT_ONCE) {
    const part = written(told.slice(from, from + AT_ONCE).map(eventOf), name);
    parts.push(part.slice(part.indexOf('BEGIN:VEVENT'), part.lastIndexOf('END:VCALENDAR')));
    // Other requests have their turn: a thousand events take most of a second.
    await setImmediate();
  }
  return [...parts, foot].join('');
}

function written(events: EventAttributes[], name: string): string {
  const header = { calName: name, productId: 'NTNUI Koiene', method: 'PUBLISH' };
  const { error, value } = createEvents(events, header);
  if (error || !value) throw error ?? new Error('No calendar was made');
  return value;
}

function stayOf(stay: FeedStay, kind: FeedKind, language: Language): Told {
  const t = FEED_TEXTS[language];
  const persons = t.persons(stay.guests);
  const opening = language === 'en' ? stay.openingEn : stay.openingNb;
  const key = [stay.desk, stay.deskAddress, opening].filter(Boolean).join(', ');
  const isOwn = kind === 'trips';
  return {
    uid: `stay-${stay.id}`,
    first: stay.arrivalDate,
    last: stay.departureDate,
    title: isOwn ? `${stay.koie} (${persons})` : `${stay.koie}: ${named(stay)} (${persons})`,
    lines: isOwn ? (key ? [`${t.keyAt}: ${key}`] : []) : [`${t.reference}: ${stay.reference}`],
    location: stay.koie,
    version: stay.version,
    at: stay.confirmedAt,
  };
}

function keysOf(stay: FeedStay, language: Language): Told[] {
  const t = FEED_TEXTS[language];
  const shared = {
    lines: [`${t.guest}: ${named(stay)}, ${t.persons(stay.guests)}`, `${t.reference}: ${stay.reference}`],
    ...(stay.desk ? { location: stay.desk } : {}),
    version: stay.version,
    at: stay.confirmedAt,
  };
  const on = (name: string, title: string, day: string): Told => ({
    ...shared,
    uid: `${name}-${stay.id}`,
    first: day,
    last: day,
    title: `${title}: ${stay.koie}, ${stay.reference}`,
  });
  return [on('pick-up', t.pickUp, stay.arrivalDate), on('return', t.return, stay.departureDate)];
}

function closureOf(closure: FeedClosure, language: Language): Told {
  const t = FEED_TEXTS[language];
  const what = closure.beds === null ? t.closed : t.closedBeds(closure.beds);
  return {
    uid: `closure-${closure.id}`,
    first: closure.firstNight,
    last: closure.lastNight,
    title: `${closure.koie}: ${what}`,
    lines: [impersonal(reasonIn(closure, language))],
    location: closure.koie,
    version: closure.version,
    at: closure.createdAt,
  };
}

function eventOf({ uid, first, last, title, lines, location, version, at }: Told): EventAttributes {
  const event = {
    uid: `${uid}@${mailDomain()}`,
    start: dateArray(first),
    // An event of whole days ends before its end day.
    end: dateArray(addDays(last, 1)),
    title,
    ...(lines.length > 0 ? { description: lines.join('\n') } : {}),
    ...(location ? { location } : {}),
    status: 'CONFIRMED' as const,
    transp: 'TRANSPARENT' as const,
    sequence: version,
    // Of the package, and not in its types: else it would be the moment of asking, and no two answers alike.
    timestamp: at.getTime(),
  };
  return event;
}

function named({ guest }: FeedStay): string {
  return impersonal(guest ?? '') || '–';
}

/** Without what looks like an e-mail address or a phone number. */
function impersonal(text: string): string {
  return text
    .replace(/\S+@\S+/g, '')
    .replace(/\+?\d(?:[\s.-]?\d){7,}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function dateArray(day: string): DateArray {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return [year, month, date];
}
