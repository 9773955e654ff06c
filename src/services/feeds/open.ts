import { createHash } from 'node:crypto';
import { QueryTypes } from 'sequelize';
import { may } from '../../access.js';
import { database, type Language } from '../../models/index.js';
import { countHits, MINUTE, networkOf, refuseOver } from '../../platform/rate-limits.js';
import { loadCaller } from '../people/callers.js';
import { calendarOf } from './calendar.js';
import { closuresOfFeed, type FeedScope, staysOfFeed } from './events.js';
import { feedTokenHash, isTokenOfFeed } from './token.js';

/** How many addresses that open nothing may be asked for from one place in a minute. */
const UNKNOWN_A_MINUTE = 30;
/** Raised when the same stays are written in another way. */
const FORMAT = 1;
const TOKEN = /^[\w-]{43}$/;

interface Found extends FeedScope {
  uuid: string;
  only: string | null;
  language: Language;
}

/** A calendar that is not written until it is asked for, and what tells whether it is another than before. */
export interface OpenedFeed {
  version: string;
  calendar(): Promise<string>;
}

/**
 * The calendar (iCalendar) that a token opens; null for one that is unknown or revoked, or whose owner may not see it any
 * more. Throws `too_many_requests` when more than 30 such tokens a minute are tried from an address.
 */
export async function openFeed(token: string, address: string): Promise<OpenedFeed | null> {
  const feed = await feedOfToken(token);
  if (!feed) {
    const [hits] = await countHits([{ parts: ['calendar feed', networkOf(address)], seconds: MINUTE }]);
    refuseOver([[hits, UNKNOWN_A_MINUTE]]);
    return null;
  }
  const [stays, closures] = await Promise.all([staysOfFeed(feed), closuresOfFeed(feed)]);
  const { kind, only, language } = feed;
  const content = { kind, only, language, stays, closures };
  return {
    version: createHash('sha256')
      .update(JSON.stringify([FORMAT, content]))
      .digest('base64url'),
    calendar: () => calendarOf(content),
  };
}

async function feedOfToken(token: string): Promise<Found | null> {
  if (!TOKEN.test(token)) return null;
  const [found] = await database().query<Found>(
    `select f.uuid, f.kind, f.koie_id as "koieId", f.desk_id as "deskId", f.user_id as "userId",
       f.booking_id as "bookingId", f.language, coalesce(k.name, d.name) as only
     from calendar_feeds f left join koier k on k.id = f.koie_id left join desks d on d.id = f.desk_id
     where f.token_hash = $1`,
    { bind: [feedTokenHash(token)], type: QueryTypes.SELECT },
  );
  if (!found || !isTokenOfFeed(token, found.uuid)) return null;
  return (await maySee(found)) ? found : null;
}

/** Roles are those of today: who has left the board sees nothing of it from then on. */
async function maySee({ kind, userId }: Found): Promise<boolean> {
  if (kind === 'trips' || userId === null) return true;
  return may(await loadCaller(userId, { issuedAt: new Date() }), `calendar.${kind}`);
}
