import { QueryTypes, type Transaction } from 'sequelize';
import { config } from '../../../config/index.js';
import { database } from '../../models/index.js';
import { write } from '../../platform/write.js';
import { SESSION_OLDEST_HOURS } from './panel-sessions.js';
import { BROWSER_KNOWN_DAYS } from './sign-ins.js';

/** How long the names and phones of a party are kept after the stay, for rescue and for what follows. */
const PARTY_DAYS = 30;
const MAIL_TEXT_DAYS = 30;
/** Runs of every minute are many; of the daily ones the last year is worth seeing. */
const MINUTE_RUN_DAYS = 2;
const RUN_DAYS = 365;
/** Bookings anonymised in one transaction. */
const BATCH = 500;
/** Rows changed by one statement, so that none takes long. */
const ROWS = 5_000;

/** Rows that retention has deleted. */
export interface Retained {
  parties: number;
  mails: number;
  anonymised: number;
  expired: number;
}

/** Deletes, as of an Oslo day, the personal data whose time is over, and rows that nothing reads any more. */
export async function deleteExpiredData(day: string): Promise<Retained> {
  return {
    parties: await deleteParties(day),
    mails: await deleteMailTexts(day),
    anonymised: config.retentionYears === undefined ? 0 : await anonymise(day, config.retentionYears),
    expired: await deleteExpiredRows(),
  };
}

/** How many rows `deleteExpiredData` would touch now. */
export async function countExpiredData(day: string): Promise<Omit<Retained, 'expired'>> {
  const [counts] = await database().query<Omit<Retained, 'expired'>>(
    `select
       (select count(*) from guests g join bookings b on b.id = g.booking_id
        where b.departure_date < $1::date - $2::integer)::integer as parties,
       (select count(*) from emails where html <> '' and created_at < $1::date - $3::integer)::integer as mails,
       (select count(*) from bookings where anonymised_at is null
        and departure_date < $1::date - make_interval(years => $4::integer))::integer as anonymised`,
    { bind: [day, PARTY_DAYS, MAIL_TEXT_DAYS, config.retentionYears ?? null], type: QueryTypes.SELECT },
  );
  return counts ?? { parties: 0, mails: 0, anonymised: 0 };
}

async function deleteParties(day: string): Promise<number> {
  return inBatches(
    `delete from guests where id in (
       select g.id from guests g join bookings b on b.id = g.booking_id
       where b.departure_date < $1::date - $2::integer limit ${ROWS}) returning id`,
    [day, PARTY_DAYS],
  );
}

/** A mail that never left is too old to leave now, and would leave empty. */
async function deleteMailTexts(day: string): Promise<number> {
  return inBatches(
    `update emails set html = '', text = '', calendar = null,
       state = case when state in ('queued', 'sending') then 'cancelled' else state end
     where id in (
       select id from emails where html <> '' and created_at < $1::date - $2::integer limit ${ROWS}) returning id`,
    [day, MAIL_TEXT_DAYS],
  );
}

/**
 * Takes out of bookings what tells who they were, out of their mails and out of their history too. Price,
 * nights and number of guests stay for bookkeeping and statistics, and receipts as they are.
 */
async function anonymise(day: string, years: number): Promise<number> {
  await write({ source: 'job' }, (transaction) => anonymiseEntries(day, years, transaction));
  for (let total = 0; ; ) {
    const count = await write({ source: 'job' }, async (transaction) => {
      const ids = await selectExpiredBookings(day, years, transaction);
      if (ids.length > 0) await anonymiseBookings(ids, transaction);
      return ids.length;
    });
    total += count;
    if (count < BATCH) return total;
  }
}

/** Who waited for a stay so long ago, and was offered nothing: that somebody did stays for the figures. */
async function anonymiseEntries(day: string, years: number, transaction: Transaction): Promise<void> {
  const ids = await database().query<{ id: number }>(
    `update waiting_entries set user_id = null
     where user_id is not null and ended_at is not null and departure_date < $1::date - make_interval(years => $2)
     returning id`,
    { bind: [day, years], type: QueryTypes.SELECT, transaction },
  );
  await database().query(
    `delete from audit_entries where resource = 'waiting_entries' and record_id = any ($1::integer[]::text[])`,
    { bind: [ids.map(({ id }) => id)], type: QueryTypes.RAW, transaction },
  );
}

async function selectExpiredBookings(
  day: string,
  years: number,
  transaction: Transaction,
): Promise<number[]> {
  const rows = await database().query<{ id: number }>(
    `select id from bookings
     where anonymised_at is null and departure_date < $1::date - make_interval(years => $2)
     order by id limit ${BATCH} for update`,
    { bind: [day, years], type: QueryTypes.SELECT, transaction },
  );
  return rows.map(({ id }) => id);
}

/** Anonymises bookings for good. The caller's transaction should be short: it locks them. */
export async function anonymiseBookings(ids: readonly number[], transaction: Transaction): Promise<void> {
  const options = { bind: [[...ids]], type: QueryTypes.RAW, transaction };
  const statements = [
    'delete from guests where booking_id = any ($1)',
    'delete from calendar_feeds where booking_id = any ($1)',
    `update emails set recipient = '', subject = '', html = '', text = '', calendar = null,
       state = case when state in ('queued', 'sending') then 'cancelled' else state end
     where booking_id = any ($1)`,
    "update payments set token_id = null, note = '' where booking_id = any ($1) and (token_id is not null or note <> '')",
    `update refunds set note = '' where note <> '' and payment_id in (
       select id from payments where booking_id = any ($1))`,
    "update price_changes set note = '' where booking_id = any ($1) and note <> ''",
    'update reports set created_by = null where booking_id = any ($1) and created_by is not null',
    `update bookings set user_id = null, guest_name = null, guest_phone = null, contact_email = '',
       internal_note = '', desk_note = '', without_key_note = '', cancel_reason = null, settlement_reason = null,
       anonymised_at = now()
     where id = any ($1)`,
    'update waiting_entries set user_id = null where booking_id = any ($1) and ended_at is not null',
    // What was written to them alone; what others got too is not about any of them.
    `update messages m set subject_nb = '', text_nb = '', subject_en = '', text_en = '', audience = '{}'
     where m.id in (select sequence from emails where booking_id = any ($1) and kind = 'board_message')
       and not exists (
         select from emails e join bookings b on b.id = e.booking_id
         where e.kind = 'board_message' and e.sequence = m.id and b.anonymised_at is null)`,
    // After the update, whose own entry says once more who it was.
    `delete from audit_entries where resource = 'bookings' and record_id = any ($1::integer[]::text[])
       or resource = 'emails' and record_id in (select id::text from emails where booking_id = any ($1::integer[]))
       or resource = 'waiting_entries' and record_id in (
         select id::text from waiting_entries where booking_id = any ($1::integer[]) and user_id is null)`,
    `insert into audit_entries (source, resource, record_id, action, changes)
     select 'job', 'bookings', id::text, 'update', jsonb_build_object('anonymised_at', array [null, now()])
     from bookings where id = any ($1)`,
  ];
  for (const statement of statements) await database().query(statement, options);
}

async function deleteExpiredRows(): Promise<number> {
  const statements = [
    'delete from revoked_tokens where expires_at < now() returning 1 as one',
    `delete from idempotency_keys where created_at < now() - interval '2 days' returning 1 as one`,
    // Stripe sends an event again for up to three days.
    `delete from stripe_events where received_at < now() - interval '90 days' returning 1 as one`,
    // What held the beds of a change that was not paid in time.
    `delete from bookings where changes_booking_id is not null and payment_started_at is null
       and hold_until < now() - interval '1 day' returning 1 as one`,
    'delete from rate_limits where expires_at < now() returning 1 as one',
    `delete from password_links where expires_at < now() - interval '7 days' returning 1 as one`,
    'delete from passkey_challenges where expires_at < now() returning 1 as one',
    `delete from panel_sessions where seen_at < now() - interval '${SESSION_OLDEST_HOURS} hours' returning 1 as one`,
    `delete from known_browsers where seen_at < now() - interval '${BROWSER_KNOWN_DAYS} days' returning 1 as one`,
    `delete from remote_answers where fetched_at < now() - interval '8 days' returning 1 as one`,
    `delete from avalanche_warnings where day < oslo_today() - 60 returning 1 as one`,
    `delete from job_runs where slot < now() - case
       when job in ('deliver-mail', 'settle-payments', 'closure-acts', 'waiting-list') then interval '${MINUTE_RUN_DAYS} days'
       else interval '${RUN_DAYS} days' end returning 1 as one`,
  ];
  let deleted = 0;
  for (const statement of statements) deleted += await countOf(statement, []);
  return deleted;
}

async function inBatches(statement: string, bind: readonly unknown[]): Promise<number> {
  for (let total = 0; ; ) {
    const count = await countOf(statement, bind);
    total += count;
    if (count < ROWS) return total;
  }
}

async function countOf(statement: string, bind: readonly unknown[]): Promise<number> {
  const rows = await database().query(statement, { bind: [...bind], type: QueryTypes.SELECT });
  return rows.length;
}
