import { QueryTypes } from 'sequelize';
import { config } from '../../../config/index.js';
import { database, type Language } from '../../models/index.js';
import { deskStays } from './desk-stays.js';
import type { DeskStay, RecentStay } from './desk-types.js';
import { UNDO_MINUTES } from './hand-keys.js';

/** How far ahead the desk sees departures. */
const RETURN_DAYS = 7;

/** More than anybody reads; the desk says when there is more, and to look more closely. */
export const MOST_STAYS = 300;

/** Limits of the desk's lists; what is left out does not limit. `from` and `to` are Oslo days, inclusive. */
export interface DeskFilter {
  /** A koie's slug. */
  koie?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/**
 * Keys to be fetched: of stays arriving within `KEY_PICKUP_DAYS`, and of stays under way whose key nobody has
 * fetched. Confirmed ones only, whatever way they are settled. By arrival; `from` and `to` are about it too.
 * One more than `MOST_STAYS` at most.
 */
export function pickUps({ koie, from, to }: DeskFilter, language: Language): Promise<DeskStay[]> {
  return deskStays({
    language,
    where: `b.key_status = 'not_picked_up' and b.departure_date >= oslo_today()
      and b.arrival_date <= coalesce($3::date, oslo_today() + ${config.keyPickupDays})
      and ($2::date is null or b.arrival_date >= $2) and ($1::text is null or k.slug = $1)`,
    order: 'b.arrival_date, k.name, b.id',
    bind: [koie ?? null, from ?? null, to ?? null],
    limit: MOST_STAYS + 1,
  });
}

/**
 * Keys to come back: those that are out, of stays departing within 7 days or long since. The most urgent, which
 * has been due the longest, comes first; `from` and `to` are about departure. One more than `MOST_STAYS` at most.
 */
export function returns({ koie, from, to }: DeskFilter, language: Language): Promise<DeskStay[]> {
  return deskStays({
    language,
    where: `b.key_status = 'picked_up'
      and b.departure_date <= coalesce($3::date, oslo_today() + ${RETURN_DAYS})
      and ($2::date is null or b.departure_date >= $2) and ($1::text is null or k.slug = $1)`,
    order: 'b.departure_date, k.name, b.id',
    bind: [koie ?? null, from ?? null, to ?? null],
    limit: MOST_STAYS + 1,
  });
}

/** The stays that begin or end on an Oslo day, wherever their keys are: by koie and guest. For a sheet of paper. */
export function staysOfDay(day: string, { koie }: DeskFilter, language: Language): Promise<DeskStay[]> {
  return deskStays({
    language,
    where: '(b.arrival_date = $1 or b.departure_date = $1) and ($2::text is null or k.slug = $2)',
    order: 'k.name, guest, b.id',
    bind: [day, koie ?? null],
    limit: MOST_STAYS,
  });
}

/**
 * The keys that went out or came back in the last minutes, the latest first, as long as `undoKey` would undo it.
 * `userId` is who asks.
 */
export function recentChanges(userId: number, language: Language): Promise<RecentStay[]> {
  return deskStays<RecentStay>({
    language,
    from: `(
        select distinct on (record_id) record_id::integer as booking_id, actor_id, at,
          changes -> 'key_status' ->> 0 as before, changes -> 'key_status' ->> 1 as after
        from audit_entries
        where at > now() - $1 * interval '1 minute'
          and resource = 'bookings' and action = 'update' and changes ? 'key_status'
        order by record_id, id desc
      ) last cross join`,
    columns: `last.before, (extract(epoch from last.at) * 1000)::float8 as "changedAt",
      last.actor_id is not distinct from $2 as mine`,
    // What takes a change back is none to be undone: it would only be done again.
    where: `last.booking_id = b.id and last.after = b.key_status
      and (last.before, last.after) in (('not_picked_up', 'picked_up'), ('picked_up', 'delivered'))`,
    order: 'last.at desc',
    bind: [UNDO_MINUTES, userId],
    limit: 50,
  });
}

/** The koier whose keys a desk may be asked for. */
export function deskKoier(): Promise<{ slug: string; name: string }[]> {
  return database().query(`select slug, name from koier where in_use order by name`, {
    type: QueryTypes.SELECT,
  });
}
