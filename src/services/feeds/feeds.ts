import { randomUUID } from 'node:crypto';
import { QueryTypes } from 'sequelize';
import { config } from '../../../config/index.js';
import { type Caller, may } from '../../access.js';
import { database, type Language } from '../../models/index.js';
import { DomainError } from '../../platform/refusals/errors.js';
import { feedToken, feedTokenHash } from './token.js';

/** `koier`: stays and closures; `desk`: pick-ups and returns of keys; `trips`: a guest's own stays. */
export type FeedKind = 'koier' | 'desk' | 'trips';

/** A feed as its owner sees it. */
export interface Feed {
  id: number;
  kind: FeedKind;
  /** The name of its only koie or desk; null for all. */
  only: string | null;
  language: Language;
  createdAt: string;
  address: string;
}

/** What a feed of the panel is to be of; `only` is the id of a koie or a desk, null for all. */
export interface NewFeed {
  kind: Exclude<FeedKind, 'trips'>;
  only: number | null;
  language: Language;
}

/** More than anybody has calendars. */
const MOST = 20;
const COLUMNS = `f.id, f.kind, f.uuid, coalesce(k.name, d.name) as only, f.language, f.created_at as "createdAt"`;
const FROM = 'calendar_feeds f left join koier k on k.id = f.koie_id left join desks d on d.id = f.desk_id';

type Stored = Omit<Feed, 'address'> & { uuid: string };

/** The feeds of the panel that somebody has made, the oldest first. */
export async function feedsOf(ntnuiNo: number): Promise<Feed[]> {
  const found = await database().query<Stored>(
    `select ${COLUMNS} from ${FROM} where f.user_id = $1 and f.kind <> 'trips' order by f.id`,
    { bind: [ntnuiNo], type: QueryTypes.SELECT },
  );
  return found.map(withAddress);
}

/**
 * Makes a feed of the panel. Throws `forbidden` for a kind that is not for the caller, `not_found` for a koie or a desk that
 * is not there, and `conflict` when there are 20 already.
 */
export async function makeFeed(caller: Caller, { kind, only, language }: NewFeed): Promise<void> {
  if (!may(caller, `calendar.${kind}`)) throw new DomainError('forbidden');
  const table = kind === 'koier' ? 'koier' : 'desks';
  const column = kind === 'koier' ? 'koie_id' : 'desk_id';
  if (only !== null && !(await exists(table, only))) throw new DomainError('not_found');
  const uuid = randomUUID();
  const made = await database().query(
    `insert into calendar_feeds (uuid, kind, user_id, ${column}, language, token_hash)
     select $1, $2, $3, $4, $5, $6
     where (select count(*) from calendar_feeds where user_id = $3 and kind <> 'trips') < ${MOST}
     returning id`,
    {
      bind: [uuid, kind, caller.ntnuiNo, only, language, feedTokenHash(feedToken(uuid))],
      type: QueryTypes.SELECT,
    },
  );
  if (made.length === 0) throw new DomainError('conflict');
}

/** Takes a feed of somebody's away: its address opens nothing any more. Another's is left alone. */
export async function revokeFeed(ntnuiNo: number, id: number): Promise<void> {
  await database().query(`delete from calendar_feeds where id = $1 and user_id = $2 and kind <> 'trips'`, {
    bind: [id, ntnuiNo],
    type: QueryTypes.RAW,
  });
}

/** Whose trips a booking's page shows: of the account that it was booked on; without one, of the booking itself. */
const SAME_GUEST = `(f.user_id = b.user_id or b.user_id is null and f.booking_id = b.id)`;

/** The feed of a guest's own trips, by one of their bookings; null when there is none. */
export async function tripsFeedOf(bookingId: number): Promise<Feed | null> {
  const [found] = await database().query<Stored>(
    `select ${COLUMNS} from bookings b join ${FROM} on true where b.id = $1 and f.kind = 'trips' and ${SAME_GUEST}`,
    { bind: [bookingId], type: QueryTypes.SELECT },
  );
  return found ? withAddress(found) : null;
}

/** Makes the feed of a guest's own trips, unless there is one. Throws `booking_not_found`. */
export async function makeTripsFeed(bookingId: number, language: Language): Promise<void> {
  const uuid = randomUUID();
  await database().query(
    `insert into calendar_feeds (uuid, kind, user_id, booking_id, language, token_hash)
     select $1, 'trips', b.user_id, case when b.user_id is null then b.id end, $2, $3 from bookings b where b.id = $4
     on conflict do nothing`,
    { bind: [uuid, language, feedTokenHash(feedToken(uuid)), bookingId], type: QueryTypes.RAW },
  );
  if (!(await tripsFeedOf(bookingId))) throw new DomainError('booking_not_found');
}

/** Takes the feed of a guest's own trips away. */
export async function revokeTripsFeed(bookingId: number): Promise<void> {
  await database().query(
    `delete from calendar_feeds f using bookings b where b.id = $1 and f.kind = 'trips' and ${SAME_GUEST}`,
    { bind: [bookingId], type: QueryTypes.RAW },
  );
}

async function exists(table: 'koier' | 'desks', id: number): Promise<boolean> {
  const found = await database().query(`select from ${table} where id = $1`, {
    bind: [id],
    type: QueryTypes.SELECT,
  });
  return found.length > 0;
}

function withAddress({ uuid, ...feed }: Stored): Feed {
  return { ...feed, address: `${config.publicApiUrl ?? ''}/calendar/${feedToken(uuid)}.ics` };
}
