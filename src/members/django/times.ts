import { isCalendarDay, osloDayOf, osloMoment } from '../../platform/clock.js';

const MOMENT = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * A timestamp of a Django system as an ISO one in UTC. Without a zone it is what the clocks of Oslo showed.
 * Undefined when it is none.
 */
export function parseMoment(text: string): string | undefined {
  const [, day = '', clock = '', zone] = MOMENT.exec(text.trim()) ?? [];
  if (!isDay(day)) return undefined;
  const withSeconds = clock.length === 5 ? `${clock}:00` : clock;
  // Six digits are what both databases keep; Date has three, so the rest is carried beside it.
  const [seconds = '', fraction = ''] = withSeconds.split('.');
  const shown = Date.parse(`${day}T${seconds}${zone ? fullZone(zone) : 'Z'}`);
  if (Number.isNaN(shown)) return undefined;
  const moment = zone ? new Date(shown) : osloMoment(day, seconds);
  return moment.toISOString().replace('.000Z', `.${fraction.padEnd(6, '0').slice(0, 6)}Z`);
}

const MOST_DAYS = 50_000;
const days = new Map<string, boolean>();

/** The same few thousand days come again and again. */
function isDay(text: string): boolean {
  const known = days.get(text);
  if (known !== undefined) return known;
  if (days.size > MOST_DAYS) days.clear();
  const isOne = isCalendarDay(text);
  days.set(text, isOne);
  return isOne;
}

function fullZone(zone: string): string {
  if (/^z$/i.test(zone)) return 'Z';
  const [, sign, hours, minutes = '00'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  return `${sign}${hours}:${minutes}`;
}

/** A day, also when it was written as a timestamp. Undefined when it is none. */
export function parseDay(text: string): string | undefined {
  const day = text.trim();
  if (isDay(day)) return day;
  const moment = parseMoment(day);
  return moment && osloDayOf(new Date(moment));
}
