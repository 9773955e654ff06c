import { QueryTypes } from 'sequelize';
import { database, type Language } from '../../models/index.js';
import type { FeedKind } from './feeds.js';

/** Days that are over and shown all the same. */
const PAST_DAYS = 60;

/** Whose stays: of all koier or one, of all desks or one, of an account or a booking. */
export interface FeedScope {
  kind: FeedKind;
  koieId: number | null;
  deskId: number | null;
  userId: number | null;
  bookingId: number | null;
}

/** A stay in a feed. Days are Oslo's. */
export interface FeedStay {
  id: number;
  koie: string;
  reference: string;
  guest: string | null;
  guests: number;
  arrivalDate: string;
  departureDate: string;
  desk: string | null;
  deskAddress: string | null;
  openingNb: string | null;
  openingEn: string | null;
  version: number;
  confirmedAt: Date;
}

/** Closed nights in a feed. `beds` is null when the whole koie is closed. */
export interface FeedClosure {
  id: number;
  koie: string;
  firstNight: string;
  lastNight: string;
  beds: number | null;
  reasonNb: string;
  reasonEn: string;
  version: number;
  createdAt: Date;
}

/** The stays of a feed that take place, from 60 days ago on, in the order in which they begin. Along the index of whose they are. */
export function staysOfFeed(scope: FeedScope): Promise<FeedStay[]> {
  return database().query<FeedStay>(
    `select b.id, k.name as koie, b.reference, b.guest, b.guests, b.arrival_date as "arrivalDate",
       b.departure_date as "departureDate", d.name as desk, d.address as "deskAddress", d.opening_nb as "openingNb",
       d.opening_en as "openingEn", b.version, b.confirmed_at as "confirmedAt"
     from booking_details b join koier k on k.id = b.koie_id left join desks d on d.id = k.desk_id
     where b.stands and b.departure_date >= oslo_today() - ${PAST_DAYS} and ${staysIn(scope)}
     order by b.arrival_date, b.id`,
    { bind: [boundOf(scope)], type: QueryTypes.SELECT },
  );
}

/** The closures that belong to a feed: of its koier, and of a guest's own stays those that hit one. */
export function closuresOfFeed(scope: FeedScope): Promise<FeedClosure[]> {
  const own = `exists (select from booking_details b where b.stands and b.koie_id = c.koie_id
    and b.arrival_date <= c.last_night and b.departure_date > c.first_night and ${staysIn(scope)})`;
  const among = {
    koier: '($1::integer is null or c.koie_id = $1)',
    desk: `($1::integer is null and k.desk_id is not null or k.desk_id = $1)`,
    trips: own,
  }[scope.kind];
  return database().query<FeedClosure>(
    `select c.id, k.name as koie, c.first_night as "firstNight", c.last_night as "lastNight", c.beds,
       c.reason_nb as "reasonNb", c.reason_en as "reasonEn", c.version, c.created_at as "createdAt"
     from closures c join koier k on k.id = c.koie_id
     where c.last_night >= oslo_today() - ${PAST_DAYS} and ${among}
     order by c.first_night, c.id`,
    { bind: [boundOf(scope)], type: QueryTypes.SELECT },
  );
}

function staysIn({ kind, koieId, deskId, userId }: FeedScope): string {
  if (kind === 'trips') return userId === null ? 'b.id = $1' : 'b.user_id = $1';
  // All or one: two plans, each along its index.
  if (kind === 'koier') return koieId === null ? '$1::integer is null' : 'b.koie_id = $1';
  const ofDesk = deskId === null ? 'desk_id is not null and $1::integer is null' : 'desk_id = $1';
  return `b.koie_id in (select id from koier where ${ofDesk})`;
}

function boundOf({ kind, koieId, deskId, userId, bookingId }: FeedScope): number | null {
  return { koier: koieId, desk: deskId, trips: userId ?? bookingId }[kind];
}

/** A reason in a language, or in Norwegian. */
export function reasonIn({ reasonNb, reasonEn }: FeedClosure, language: Language): string {
  return (language === 'en' && reasonEn.trim()) || reasonNb;
}
