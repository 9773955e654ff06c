import type { Merge } from '../../members/merge/merge.js';
import { user } from '../../members/models/index.js';
import { booking, koie, payment } from '../models/index.js';

const ELSEWHERE = 'Gammelt system: markert som betalt, uten belastning av kort';
const REFERENCE_LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/**
 * Takes over the bookings. Money that was taken makes a booking paid, whatever its mark says. Their beds are not
 * checked: what the old system sold is sold. Nor are their nights counted, which is for the end of a run.
 */
export async function mergeBookings(merge: Merge): Promise<void> {
  await merge.recall(booking);
  await merge.forgetDeleted(booking);
  await merge.resolve(booking, 'koie', koie);
  await merge.resolve(booking, 'user', user);
  await giveUuids(merge);
  await merge.sql(
    `update in_bookings s set new_key = b.id, state = 'updated' from bookings b
     where s.state is null and b.uuid = s.uuid
       and not exists (select from imported_rows i where i.model = $1 and i.new_key = b.id::text)`,
    [booking.name],
  );
  await merge.number(booking);
  await giveReferences(merge);
  await findCharges(merge);

  const from = `(
    select s.*, k.price_member, k.price_not_member,
      (select max(v.id) from terms_versions v where v.terms_id = k.terms_id) as terms_version_id, nullif(u.contact_email, '') as user_contact_email, u.email as user_email,
      s.paid or coalesce(c.was_charged, false) as is_paid, coalesce(c.was_charged, false) as was_charged,
      coalesce(
        least(s.created, c.created_at), (s.arrival_date + time '00:00') at time zone 'Europe/Oslo'
      ) as created_at
    from in_bookings s
    join koier k on k.id = s.koie_id
    left join users u on u.ntnui_no = s.user_id
    left join in_charges c on c.payment_key = s.payment_ref
  ) s`;
  await merge.insert('bookings', { ...STAY, ...MADE }, from);
  await merge.without('bookings', 'bookings_guard_beds', () =>
    merge.without('bookings', 'bookings_count_nights', () =>
      merge.update('bookings', { ...STAY, ...CHANGED }, from, 't.id = s.new_key::integer'),
    ),
  );
  await merge.remember(booking, 's.payment_ref');
}

const STAY: Record<string, string> = {
  user_id: 's.user_id',
  koie_id: 's.koie_id',
  contact_email: `coalesce(nullif(s.contact_email, ''), s.user_contact_email, s.user_email, '')`,
  arrival_date: 's.arrival_date',
  departure_date: 's.departure_date',
  guests_member: 's.guests_member',
  guests_not_member: 's.guests_not_member',
  key_status: 's.key_status',
};

const PRICE = `(s.departure_date - s.arrival_date)
  * (s.guests_member * s.price_member + s.guests_not_member * s.price_not_member)`;
const IS_ELSEWHERE = 's.is_paid and not s.was_charged';

const MADE: Record<string, string> = {
  id: 's.new_key::integer',
  uuid: 's.uuid',
  reference: 's.reference',
  created_at: 's.created_at',
  hold_until: 's.created_at + hold_length()',
  confirmed_at: 'case when s.is_paid then s.created_at end',
  settlement: `case when ${IS_ELSEWHERE} then 'elsewhere' else 'card' end`,
  settlement_reason: `case when ${IS_ELSEWHERE} then '${ELSEWHERE}' end`,
  price_nok: PRICE,
  price_member: 's.price_member',
  price_not_member: 's.price_not_member',
  terms_version_id: 's.terms_version_id',
};

/** Columns that are worked out: a paid booking stays paid, an expired hold expired, a price that of its time. */
const CHANGED: Record<string, string> = {
  confirmed_at: 'coalesce(t.confirmed_at, case when s.is_paid then s.created_at end)',
  settlement: `case when t.confirmed_at is null and ${IS_ELSEWHERE} then 'elsewhere' else t.settlement end`,
  settlement_reason: `case when t.confirmed_at is null and ${IS_ELSEWHERE} then '${ELSEWHERE}' else t.settlement_reason end`,
  price_nok: `case when (t.koie_id, t.arrival_date, t.departure_date, t.guests_member, t.guests_not_member)
    is distinct from (s.koie_id, s.arrival_date, s.departure_date, s.guests_member, s.guests_not_member)
    then ${PRICE} else t.price_nok end`,
};

/** The old system could give several bookings one uuid: the first keeps it. One without gets one. */
async function giveUuids(merge: Merge): Promise<void> {
  await merge.sql('alter table in_bookings add column old_uuid uuid');
  await merge.sql(
    `update in_bookings s set old_uuid = s.uuid, uuid = gen_random_uuid() from (
       select o.seq, row_number() over (partition by o.uuid order by o.state nulls last, o.seq) > 1
         or exists (
           select from bookings b join imported_rows i on i.model = $1 and i.new_key = b.id::text
           where b.uuid = o.uuid and i.old_key <> o.pk
         ) as is_taken
       from in_bookings o where coalesce(o.state, 'updated') in ('updated', 'unchanged')
     ) d where d.seq = s.seq and s.state is null and (s.uuid is null or d.is_taken)`,
    [booking.name],
  );
}

/** The reference follows from the uuid, so that importing into two databases gives the same one. */
async function giveReferences(merge: Merge): Promise<void> {
  await merge.sql('alter table in_bookings add column reference text');
  for (let attempt = 0; ; attempt += 1) {
    const rows = await merge.sql(
      `update in_bookings s set reference = (
         select string_agg(substr('${REFERENCE_LETTERS}', 1 + get_byte(decode(md5(s.uuid || $1), 'hex'), i) % 31, 1), '')
         from generate_series(0, 5) as i
       )
       where s.state = 'new' and s.reference is null returning 1`,
      [attempt === 0 ? '' : `/${attempt}`],
    );
    if (rows.length === 0) return;
    await merge.sql(
      `update in_bookings s set reference = null from (
         select o.seq, row_number() over (partition by o.reference order by o.uuid) > 1 or b.id is not null as is_taken
         from in_bookings o left join bookings b on b.reference = o.reference where o.state = 'new'
       ) d where d.seq = s.seq and d.is_taken`,
    );
  }
}

/** Reads the payments that bookings refer to, from this run or an earlier one. */
async function findCharges(merge: Merge): Promise<void> {
  await merge.sql(
    `create temp table in_charges on commit drop as
     select distinct on (payment_key) * from (
       select p.pk as payment_key, p.created_at, t.stripe_status = 'succeeded' as was_charged, 1 as rank
       from in_payments p left join in_transactions t on t.pk = p.transaction_ref and t.state is distinct from 'refused'
       where p.reason is null
       union all
       select i.old_key, p.created_at, p.state = 'succeeded', 2
       from imported_rows i join payments p on p.id::text = i.new_key where i.model = '${payment.name}'
     ) c order by payment_key, rank`,
  );
  await merge.sql('analyze in_charges');
}
