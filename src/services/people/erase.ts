import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../models/index.js';
import { type Actor, write } from '../../platform/write.js';
import { noteErasure } from './erasures.js';
import { bindsOf, OWN_BOOKINGS, type Person } from './person.js';
import { anonymiseBookings } from './retention.js';
import { removeTraces, type Trace } from './traces.js';

/** Rows changed by the erasure of a person. */
export interface Erased {
  accounts: number;
  bookings: number;
  guests: number;
  /** Receipts that are kept, with the name and nothing else of the person. */
  receipts: number;
  /** Texts of others that spoke of them. */
  texts: Trace[];
}

/** Their data cannot be erased yet. The message says why. */
export class NotErasable extends Error {
  override name = 'NotErasable';
}

/** Ends the transaction of a preview. */
class Undone extends Error {
  constructor(readonly erased: Erased) {
    super('undone');
  }
}

/** The same count as `erasePerson` would give; nothing is changed. Throws the same. */
export async function previewErasure(person: Person): Promise<Erased> {
  try {
    return await write({ source: 'job' }, async (transaction) => {
      await refuseUnfinished(person, transaction);
      throw new Undone(await erase(person, transaction));
    });
  } catch (error) {
    if (error instanceof Undone) return error.erased;
    throw error;
  }
}

/**
 * Takes a person out of everything, for a request of their own (GDPR article 17). Nights and money stay, and receipts
 * with the name that is on them, since bookkeeping documents are kept (bokføringsloven § 13); the account is closed and emptied, and never filled again by a sync.
 * Throws `NotErasable` while a stay, a key or a payment of theirs is not over, and for the last administrator.
 */
export function erasePerson(person: Person, actor: Actor): Promise<Erased> {
  return write(actor, async (transaction) => {
    await refuseUnfinished(person, transaction);
    return erase(person, transaction);
  });
}

/** The same for somebody who was erased before and has come back with an older backup: nothing stands in the way. */
export function eraseAgain(person: Person): Promise<Erased> {
  return write({ source: 'job' }, (transaction) => erase(person, transaction));
}

async function refuseUnfinished(person: Person, transaction: Transaction): Promise<void> {
  const [unfinished] = await database().query<{ reference: string }>(
    `select b.reference from booking_details b left join payments p on p.booking_id = b.id
     left join refunds r on r.payment_id = p.id
     where b.id in (${OWN_BOOKINGS}) and (
       p.state in ('processing', 'requires_action', 'wrong_amount')
       or r.state in ('due', 'pending') or r.state = 'failed' and r.handled_at is null
       or b.key_status = 'picked_up'
       or b.stands and b.departure_date >= oslo_today()
       or b.stands and not b.paid)
     order by b.arrival_date limit 1`,
    { bind: bindsOf(person), type: QueryTypes.SELECT, transaction },
  );
  if (unfinished)
    throw new NotErasable(`Booking ${unfinished.reference} is not over: its stay, its key or its payment`);
  const [last] = await database().query(
    `select from users u where u.ntnui_no = $1 and u.is_active and (u.is_admin or u.is_superuser) and not exists (
       select from users o where o.ntnui_no <> $1 and o.is_active and (o.is_admin or o.is_superuser))`,
    { bind: [person.ntnuiNo], type: QueryTypes.SELECT, transaction },
  );
  if (last) throw new NotErasable('Nobody would be administrator any more');
}

async function erase(person: Person, transaction: Transaction): Promise<Erased> {
  const select = <T extends object>(statement: string) =>
    database().query<T>(statement, { bind: bindsOf(person), type: QueryTypes.SELECT, transaction });
  await noteErasure(person, transaction);
  const bookings = await select<{ id: number; reference: string }>(
    `select id, reference from bookings where id in (${OWN_BOOKINGS}) and anonymised_at is null for update`,
  );
  await anonymiseBookings(
    bookings.map(({ id }) => id),
    transaction,
  );
  const guests = await database().query('delete from guests where lower(email) = any ($1) returning id', {
    bind: [person.emails],
    type: QueryTypes.SELECT,
    transaction,
  });
  // Bookings of others that have the address, too: they have their own.
  await select(
    `update bookings b set contact_email = u.email from users u
     where u.ntnui_no = b.user_id and u.ntnui_no is distinct from $1 and lower(b.contact_email) = any ($2)
     returning b.id`,
  );
  if (person.ntnuiNo !== null) await closeAccount(person.ntnuiNo, transaction);
  const receipts = await database().query('select from receipts where booking_id = any ($1)', {
    bind: [bookings.map(({ id }) => id)],
    type: QueryTypes.SELECT,
    transaction,
  });
  const references = bookings.map(({ reference }) => reference);
  const texts = await removeTraces(person, references, transaction);
  return {
    accounts: person.ntnuiNo === null ? 0 : 1,
    bookings: bookings.length,
    guests: guests.length,
    receipts: receipts.length,
    texts,
  };
}

async function closeAccount(ntnuiNo: number, transaction: Transaction): Promise<void> {
  const statements = [
    `delete from imported_rows where model = 'groups.membershipmodel'
       and new_key in (select membership_no::text from memberships where user_id = $1)`,
    `delete from imported_rows where model = 'accounts.usermodel' and new_key = $1::text`,
    'delete from memberships where user_id = $1',
    // What they are offered goes to the next in line.
    `update bookings set hold_until = now() where hold_until > now() and confirmed_at is null and cancelled_at is null
       and id in (select booking_id from waiting_entries where user_id = $1 and state = 'offered')`,
    `update waiting_entries set user_id = null, ended_at = coalesce(ended_at, now()),
       state = case state when 'waiting' then 'withdrawn' when 'offered' then 'declined' else state end
     where user_id = $1`,
    `update users set email = 'deleted-' || ntnui_no || '@invalid', password_hash = '!', first_name = '',
       last_name = '', date_of_birth = null, gender = '-', customer_no = null, card_no = null,
       phone_number = null, contact_email = null, is_active = false, is_admin = false, is_staff = false,
       is_superuser = false, last_login = null, credentials_changed_at = now()
     where ntnui_no = $1`,
    `delete from sessions where sess ->> 'ntnuiNo' = $1::text`,
    'delete from panel_sessions where user_id = $1',
    'delete from password_links where user_id = $1',
    'delete from passkeys where user_id = $1',
    'delete from passkey_challenges where user_id = $1',
    'delete from totp_secrets where user_id = $1',
    'delete from recovery_codes where user_id = $1',
    'delete from known_browsers where user_id = $1',
    'delete from saved_views where user_id = $1',
    'delete from calendar_feeds where user_id = $1',
    'delete from fair_use_exceptions where user_id = $1',
    'delete from idempotency_keys where user_id = $1',
    `delete from audit_entries where resource = 'users' and record_id = $1::text
       or resource in ('memberships', 'waiting_entries') and changes -> 'user_id' @> to_jsonb($1::integer)
       or resource = 'fair_use_exceptions' and record_id in (
         select e.record_id from audit_entries e
         where e.resource = 'fair_use_exceptions' and e.changes -> 'user_id' @> to_jsonb($1::integer))`,
  ];
  for (const statement of statements)
    await database().query(statement, { bind: [ntnuiNo], type: QueryTypes.RAW, transaction });
}
