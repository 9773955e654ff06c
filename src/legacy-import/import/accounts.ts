import type { Merge } from '../../members/merge/merge.js';

const NOTE = 'Gammelt system: regnet som betalt, uten belastning av kort';

/** The sums charged for the bookings of this run, less what has gone back. */
const RECEIVED = `
  select a.booking_id, coalesce(sum(p.amount_ore), 0) - coalesce(sum(r.amount_ore), 0) as ore
  from in_accounts a
  left join payments p on p.booking_id = a.booking_id and p.state = 'succeeded'
  left join (
    select payment_id, sum(amount_ore) as amount_ore from refunds where state <> 'failed' group by 1
  ) r on r.payment_id = p.id
  group by 1`;

/** Notes which bookings this run writes payments or stays of. To be called before the states of their rows are final. */
export async function noteAccounts(merge: Merge): Promise<void> {
  await merge.sql(
    `create temp table in_accounts on commit drop as
     select new_key::integer as booking_id from in_bookings where state in ('new', 'updated')
     union
     select booking_id from in_payments where state in ('new', 'updated', 'touched')`,
  );
  await merge.sql('analyze in_accounts');
}

/**
 * Nobody owes for a booking, or is owed, because the old system has charged another sum than the price, or none: what
 * it called paid is paid. The difference is noted as paid elsewhere; a price that is less than what was charged becomes
 * that.
 */
export async function settleAccounts(merge: Merge): Promise<void> {
  await merge.without('payments', 'user', () =>
    merge.sql(
      `insert into payments (id, booking_id, position, method, state, amount_ore, note, created_at, settled_at)
       select md5(b.uuid || '/' || l.position)::uuid, b.id, l.position, 'elsewhere', 'succeeded',
         b.price_nok * 100 - s.ore, '${NOTE}', b.confirmed_at, b.confirmed_at
       from (${RECEIVED}) s join bookings b on b.id = s.booking_id
       cross join lateral (
         select coalesce(max(position), 0) + 1 as position from payments o where o.booking_id = b.id
       ) l
       where b.confirmed_at is not null and b.cancelled_at is null and b.settlement in ('card', 'elsewhere')
         and b.price_nok * 100 > s.ore`,
    ),
  );
  await merge.without('bookings', 'user', () =>
    merge.sql(
      `update bookings b set received_ore = s.ore, price_nok = greatest(b.price_nok, ceil(s.ore / 100.0)::integer)
       from (${RECEIVED}) s where s.booking_id = b.id
         and (b.received_ore <> s.ore or b.price_nok * 100 < s.ore)`,
    ),
  );
}
