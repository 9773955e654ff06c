import { QueryTypes } from 'sequelize';
import { database } from '../../models/index.js';

/** The most of a kind that is shown. */
const MOST = 8;
/** Shorter words are in too many texts: PostgreSQL's index is of three letters each. */
const SHORTEST = 3;
const MOST_WORDS = 5;
/** People of one name whose bookings are looked at. */
const MOST_PEOPLE = 200;
/** Of each of them, the latest. So PostgreSQL goes by the index of members, and never through all bookings. */
const MOST_EACH = 100;

/** A booking that was found; days are Oslo's. */
export interface FoundBooking {
  id: number;
  reference: string;
  koie: string;
  guest: string | null;
  phone: string | null;
  arrivalDate: string;
  departureDate: string;
  guests: number;
  state: string;
}

export interface FoundPerson {
  id: number;
  name: string;
  email: string | null;
}

export interface FoundKoie {
  id: number;
  name: string;
  inUse: boolean;
}

/**
 * The bookings that have each word of `term` in reference, guest, phone or e-mail: the one with that very reference
 * first, then the nearest arrival. `standing` finds only stays that take place. None for words that are too short.
 */
export async function findBookings(
  term: string,
  { standing = false }: { standing?: boolean } = {},
): Promise<FoundBooking[]> {
  const words = wordsOf(term);
  if (words.length === 0) return [];
  return database().query<FoundBooking>(
    `with people as (
       select ntnui_no from users u where ${each(words, PERSON, 2)} limit ${MOST_PEOPLE}
     ), found as (
       select b.id from bookings b where ${each(words, BOOKING, 2)}
       union
       select o.id from people p cross join lateral (
         select id from bookings where user_id = p.ntnui_no order by created_at desc limit ${MOST_EACH}
       ) o
     )
     select b.id, b.reference, b.koie, b.guest, b.phone, b.arrival_date as "arrivalDate",
       b.departure_date as "departureDate", b.guests, b.state
     from booking_details b where b.id in (select id from found) ${standing ? 'and b.stands' : ''}
     order by b.reference = upper($1) desc, abs(b.arrival_date - oslo_today()), b.id limit ${MOST}`,
    { bind: [term.trim(), ...words.map(pattern)], type: QueryTypes.SELECT },
  );
}

/**
 * The people who have each word of `term` in name, phone or e-mail, by name. With `byNameAlone` nothing else than the
 * name is looked at, nor told.
 */
export async function findPeople(
  term: string,
  { byNameAlone = false }: { byNameAlone?: boolean } = {},
): Promise<FoundPerson[]> {
  const words = wordsOf(term);
  if (words.length === 0) return [];
  const named = byNameAlone ? `and ${each(words, NAME, 1)}` : '';
  return database().query<FoundPerson>(
    `select u.ntnui_no as id, trim(${NAME}) as name, ${byNameAlone ? 'null' : 'u.email'} as email from users u
     where ${each(words, PERSON, 1)} ${named} order by u.last_name, u.first_name, u.ntnui_no limit ${MOST}`,
    { bind: words.map(pattern), type: QueryTypes.SELECT },
  );
}

/** The koier whose name has `term` in it, those in use first. */
export function findKoier(term: string): Promise<FoundKoie[]> {
  return database().query<FoundKoie>(
    `select id, name, in_use as "inUse" from koier where name ilike $1 order by in_use desc, name limit ${MOST}`,
    { bind: [pattern(term.trim())], type: QueryTypes.SELECT },
  );
}

/** As the indexes have it: see migrations/functions/found_by.sql. */
const BOOKING = 'found_by(b.guest_name, b.guest_phone, b.contact_email, b.reference)';
const NAME = `u.first_name || ' ' || u.last_name`;
const PERSON = `found_by(${NAME}, u.phone_number, u.email, u.contact_email)`;

/** One condition for each word, since no index knows `ilike all`. `first` is the number of the first value. */
function each(words: readonly string[], text: string, first: number): string {
  return words.map((_, index) => `${text} ilike $${first + index}`).join(' and ');
}

function wordsOf(term: string): string[] {
  const words = term.trim().split(/\s+/).filter(Boolean);
  const digits = /^\+?[\d ]+$/.test(term.trim());
  // A phone number is one word, however it is written.
  return (digits ? [words.join('')] : words).filter((word) => word.length >= SHORTEST).slice(0, MOST_WORDS);
}

function pattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
