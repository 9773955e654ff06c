import { QueryTypes } from 'sequelize';
import { database, type Language } from '../../models/index.js';
import type { DeskFilter } from './desk.js';
import { deskStays } from './desk-stays.js';
import type { CancelledStay, DeskStay } from './desk-types.js';

const MOST_FOUND = 50;
/** How long after departure a guest is still found by name. By reference, and by uuid, always. */
const FOUND_FOR_DAYS = 30;
/** A uuid may begin like a name or a phone number. From so many characters on it is looked for. */
const UUID_PREFIX = 4;
/** From so many on it is nothing else, and found however old the booking is. */
const SURE_UUID_PREFIX = 8;

/**
 * The stays that a guest at the counter may mean: whose reference the term is, or the number of whose key, or whose uuid begins with it, or
 * whose guest, e-mail, phone, koie or reference holds every word of it. Upper and lower case are the same. The
 * one with that very reference comes first, then keys still in use, the nearest arrival first. One statement.
 */
export async function findStays(
  term: string,
  { koie, from, to }: DeskFilter,
  language: Language,
): Promise<DeskStay[]> {
  const words = term.trim().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const joined = words.join('');
  return deskStays({
    language,
    // By their indexes, so that no search reads the bookings of all years.
    where: `b.id in (
        select id from bookings where reference = upper($1)
        union all
        select id from bookings where uuid between $2 and $3
        union all
        select booking_id from keys where lower(label) = lower($1) and booking_id is not null
        union all
        select b.id from booking_details b
        where (b.departure_date >= oslo_today() - ${FOUND_FOR_DAYS}
            or (b.key_status = 'picked_up' and b.cancelled_at is null))
          and (b.uuid between $4 and $5 or concat_ws(' ', b.guest, b.contact_email,
            replace(b.phone, ' ', ''), b.koie, b.reference) ilike all ($6::text[]))
      )
      and ($7::text is null or k.slug = $7)
      and ($8::date is null or b.departure_date >= $8) and ($9::date is null or b.arrival_date <= $9)`,
    order: `b.reference = upper($1) desc, coalesce(b.uuid between $2 and $3, false) desc,
      b.key_status = 'delivered', abs(b.arrival_date - oslo_today()), b.id`,
    bind: [
      joined,
      ...uuidsFrom(joined, SURE_UUID_PREFIX),
      ...uuidsFrom(joined, UUID_PREFIX),
      words.map(pattern),
      koie ?? null,
      from ?? null,
      to ?? null,
    ],
    limit: MOST_FOUND,
  });
}

/** The cancelled booking whose reference the term is; null when it is none. One statement. */
export async function cancelledStay(term: string): Promise<CancelledStay | null> {
  const [found] = await database().query<CancelledStay>(
    `select reference, koie, arrival_date as "arrivalDate", departure_date as "departureDate",
       (cancelled_at at time zone 'Europe/Oslo')::date as "cancelledOn"
     from booking_details where reference = upper($1) and cancelled_at is not null`,
    { bind: [term.replace(/\s+/g, '')], type: QueryTypes.SELECT },
  );
  return found ?? null;
}

/** The first and the last uuid that begin with a text; nulls when it is no beginning of one, or too short a one. */
function uuidsFrom(text: string, shortest: number): [string, string] | [null, null] {
  const digits = text.replaceAll('-', '').toLowerCase();
  if (digits.length < shortest || !/^[0-9a-f]{1,32}$/.test(digits)) return [null, null];
  return [digits.padEnd(32, '0'), digits.padEnd(32, 'f')];
}

/** A word anywhere in a text. What `like` would take for something else is taken as it stands. */
function pattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
