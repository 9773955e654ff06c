import type { Merge } from '../../members/merge/merge.js';
import { booking, payment, transaction } from '../models/index.js';
import { noteAccounts, settleAccounts } from './accounts.js';

/** Takes over the payments, each with what Stripe said about it. `amount_ore` is what was charged, be it 1 NOK. */
export async function mergePayments(merge: Merge): Promise<void> {
  await merge.recall(payment);
  await merge.recall(transaction);
  await merge.forgetDeleted(payment);
  await merge.forgetDeleted(transaction);
  await refusePayments(merge);
  // A payment is one record with its transaction: when either has changed, both are written.
  const [changed] = await merge.sql(`select from in_transactions where state = 'updated' limit 1`);
  if (changed)
    await merge.sql(
      `update in_payments p set state = 'touched' from in_transactions t
       where p.state = 'unchanged' and t.pk = p.transaction_ref and t.state = 'updated'`,
    );
  await merge.sql(
    `update in_payments s set new_key = t.id, state = 'updated' from payments t
     where s.state is null and t.booking_id = s.booking_id and t.position = 1`,
  );
  await merge.sql(
    `update in_payments s set new_key = coalesce(s.transaction_ref, s.pk), state = 'new' where s.state is null`,
  );
  const from = `(
    select s.*, t.charge_id, t.token_id, t.stripe_status,
      coalesce(s.created_at, b.created_at) as made_at,
      case when t.stripe_status = 'succeeded' and s.price > 0 then 'succeeded' when t.stripe_status = 'failed' then 'declined'
        else 'open' end as outcome
    from in_payments s
    join bookings b on b.id = s.booking_id
    left join in_transactions t on t.pk = s.transaction_ref and t.state is distinct from 'repeated'
  ) s`;
  await merge.insert('payments', { id: 's.new_key::uuid', created_at: 's.made_at', ...PAYMENT }, from);
  await merge.update('payments', PAYMENT, from, `t.id = s.new_key::uuid and t.state <> 'succeeded'`, [
    'updated',
    'touched',
  ]);
  await noteAccounts(merge);
  await merge.sql(`update in_payments set state = 'unchanged' where state = 'touched'`);
  await merge.sql(
    `update in_transactions s set new_key = p.new_key, state = coalesce(s.state, p.state) from in_payments p
     where p.transaction_ref = s.pk and s.state is null and p.state in ('new', 'updated', 'unchanged')`,
  );
  await merge.remember(payment, 's.transaction_ref');
  await merge.remember(transaction);
  await settleAccounts(merge);
}

const PAYMENT: Record<string, string> = {
  booking_id: 's.booking_id',
  amount_ore: `case when s.outcome = 'succeeded' then s.price * 100 end`,
  state: 's.outcome',
  token_id: 's.token_id',
  charge_id: 's.charge_id',
  stripe_status: 's.stripe_status',
  settled_at: `case when s.outcome = 'succeeded' then s.made_at end`,
};

async function refusePayments(merge: Merge): Promise<void> {
  await merge.sql('alter table in_payments add column booking_id integer, add column booking_reason text');
  await merge.sql(
    `update in_payments s set booking_id = b.new_key::integer,
       booking_reason = case when b.state = 'refused' then b.pk end
     from in_bookings b where b.payment_ref = s.pk and b.state <> 'repeated'`,
  );
  await merge.sql(
    `update in_payments s set booking_id = i.new_key::integer from imported_rows i
     where s.booking_id is null and i.model = $1 and i.detail = s.pk`,
    [booking.name],
  );
  await merge.refuse(
    'in_payments',
    `coalesce('its booking ' || s.booking_reason || ' was refused', 'no booking has this payment')`,
    's.booking_id is null',
  );
  await merge.refuse(
    'in_payments',
    `'transaction ' || s.transaction_ref || ' was refused or not read'`,
    `s.transaction_ref is not null and not exists (
       select from in_transactions t where t.pk = s.transaction_ref and t.state is distinct from 'refused')`,
  );
  await merge.refuse(
    'in_payments',
    `'another payment has its booking or its transaction'`,
    `exists (select from in_payments o where o.seq < s.seq and o.state is distinct from 'refused'
       and (o.booking_id = s.booking_id) and o.pk <> s.pk)`,
  );
  await merge.refuse(
    'in_transactions',
    `case when s.payment_related_name not in ('', 'koie_booking_bookingpayment_related')
       then 'it is no payment of a booking but ' || s.payment_related_name
       when exists (select from in_payments p where p.transaction_ref = s.pk) then 'its payment was refused'
       else 'no payment has this transaction' end`,
    `not exists (select from in_payments p where p.transaction_ref = s.pk and p.state is distinct from 'refused')`,
  );
}
