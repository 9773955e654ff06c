import { QueryTypes, type Transaction } from 'sequelize';
import { database } from '../../models/index.js';
import { type Actor, write } from '../../platform/write.js';
import { anonymiseBookings } from './retention.js';

/** What erasing somebody's data did, in rows. */
export interface Erased {
  users: number;
  bookings: number;
  guests: number;
}

/** Their data cannot be erased yet. The message says why. */
export class NotErasable extends Error {
  override name = 'NotErasable';
}

const USERS = 'select ntnui_no from users where lower(email) = lower($1) or lower(contact_email) = lower($1)';
/** Booked with their account, or for them by staff. */
const BOOKINGS = `select b.id from bookings b
  where b.user_id in (${USERS}) or (b.user_id is null and lower(b.contact_email) = lower($1))`;

/**
 * All that is stored about whoever has an e-mail address, for a request of their own (GDPR article 15).
 * Null when there is nothing. Passwords and card tokens are left out.
 */
export async function exportPersonalData(email: string): Promise<Record<string, unknown> | null> {
  const [data] = await database().query<Record<string, unknown[] | null>>(
    `select
       (select jsonb_agg(to_jsonb(u) - 'password_hash' || jsonb_build_object('memberships',
          (select coalesce(jsonb_agg(jsonb_build_object('group', g.slug, 'type', m.type,
             'date_joined', m.date_joined, 'expiry', m.group_expiry)), '[]')
           from memberships m join groups g on g.group_id = m.group_id where m.user_id = u.ntnui_no)))
        from users u where u.ntnui_no in (${USERS})) as users,
       (select jsonb_agg(to_jsonb(b) || jsonb_build_object('koie', k.name) order by b.id)
        from bookings b join koier k on k.id = b.koie_id where b.id in (${BOOKINGS})) as bookings,
       (select jsonb_agg(to_jsonb(g) order by g.id) from guests g
        where g.booking_id in (${BOOKINGS}) or lower(g.email) = lower($1)) as guests,
       (select jsonb_agg(to_jsonb(p) - 'token_id') from payments p where p.booking_id in (${BOOKINGS})) as payments,
       (select jsonb_agg(to_jsonb(r) order by r.id) from reports r where r.booking_id in (${BOOKINGS})) as reports,
       (select jsonb_agg(jsonb_build_object('kind', e.kind, 'recipient', e.recipient, 'subject', e.subject,
          'text', e.text, 'created_at', e.created_at, 'sent_at', e.sent_at) order by e.id)
        from emails e where e.booking_id in (${BOOKINGS}) or lower(e.recipient) = lower($1)) as emails`,
    { bind: [email], type: QueryTypes.SELECT },
  );
  const found = Object.values(data ?? {}).some((rows) => rows !== null);
  return found && data ? data : null;
}

/**
 * Takes whoever has an e-mail address out of everything, for a request of their own (GDPR article 17). Nights
 * and money stay, since bookkeeping documents are kept; the account is closed and emptied.
 * Throws `NotErasable` while a stay, a key or a payment of theirs is not over.
 */
export async function erasePersonalData(email: string, actor: Actor): Promise<Erased> {
  return write(actor, async (transaction) => {
    const select = <T extends object>(statement: string) =>
      database().query<T>(statement, { bind: [email], type: QueryTypes.SELECT, transaction });
    await refuseUnfinished(email, transaction);
    const bookings = await select<{ id: number }>(`${BOOKINGS} and b.anonymised_at is null for update`);
    await anonymiseBookings(
      bookings.map(({ id }) => id),
      transaction,
    );
    const guests = await select('delete from guests where lower(email) = lower($1) returning id');
    await select(
      `update bookings b set contact_email = u.email from users u
       where u.ntnui_no = b.user_id and lower(b.contact_email) = lower($1)
         and u.ntnui_no not in (${USERS}) returning b.id`,
    );
    const users = await eraseUsers(email, transaction);
    return { users, bookings: bookings.length, guests: guests.length };
  });
}

async function refuseUnfinished(email: string, transaction: Transaction): Promise<void> {
  const [unfinished] = await database().query<{ reference: string }>(
    `select b.reference from bookings b left join payments p on p.booking_id = b.id
     where b.id in (${BOOKINGS}) and (
       p.state in ('processing', 'requires_action', 'wrong_amount', 'refund_due')
       or b.key_status = 'picked_up'
       or b.confirmed_at is not null and b.cancelled_at is null and b.departure_date >= oslo_today()
       or b.confirmed_at is not null and b.cancelled_at is null and not b.paid)
     order by b.arrival_date limit 1`,
    { bind: [email], type: QueryTypes.SELECT, transaction },
  );
  if (unfinished)
    throw new NotErasable(`Booking ${unfinished.reference} is not over: its stay, its key or its payment`);
}

async function eraseUsers(email: string, transaction: Transaction): Promise<number> {
  const users = await database().query<{ ntnui_no: number }>(`${USERS} for update`, {
    bind: [email],
    type: QueryTypes.SELECT,
    transaction,
  });
  const options = {
    bind: [users.map((user) => user.ntnui_no)],
    type: QueryTypes.RAW,
    transaction,
  };
  const statements = [
    'delete from memberships where user_id = any ($1)',
    `update users set email = 'deleted-' || ntnui_no || '@invalid', password_hash = '!', first_name = '',
       last_name = '', date_of_birth = null, gender = '-', customer_no = null, card_no = null,
       phone_number = null, contact_email = null, is_active = false, is_admin = false, is_staff = false,
       is_superuser = false, last_login = null, credentials_changed_at = now()
     where ntnui_no = any ($1)`,
    `delete from audit_entries where resource = 'users' and record_id = any ($1::text[])`,
    'delete from idempotency_keys where user_id = any ($1)',
  ];
  for (const statement of statements) await database().query(statement, options);
  return users.length;
}
