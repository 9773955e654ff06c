-- What Stripe has paid out to the bank, and what it was made of.

create table payouts (
  id text primary key,
  amount_ore integer not null,
  state text not null,
  is_automatic boolean not null,
  is_complete boolean not null,
  created_at timestamptz not null,
  arrives_on date not null,
  counted_on date,
  failed_on date,
  read_at timestamptz,
  unexplained_ore integer not null,
  version integer not null default 0,
  constraint payouts_state_known check (state in ('pending', 'in_transit', 'paid', 'failed', 'canceled')),
  constraint payouts_failed_whole check ((state in ('failed', 'canceled')) = (failed_on is not null))
);
comment on table payouts is 'By the key that Stripe gives them';
comment on column payouts.arrives_on is 'When Stripe expects it at the bank';
comment on column payouts.counted_on is 'The day it is in the accounts: that of arrival, or of reading it when that month is closed';
comment on column payouts.failed_on is 'When it was learnt that the bank did not take it: the money is back at Stripe';
comment on column payouts.is_complete is 'Stripe has said all that it is made of, or never will';
comment on column payouts.read_at is 'When all that it is made of had been read';
comment on column payouts.unexplained_ore is
  'What of it is no charge, refund, dispute or fee that is known: counted by the job, see explain.ts';
create index payouts_counted_idx on payouts (counted_on);
create index payouts_unread_idx on payouts (created_at) where read_at is null;
create index payouts_unexplained_idx on payouts (created_at) where unexplained_ore <> 0;

create table balance_transactions (
  id text primary key,
  payout_id text,
  kind text not null,
  type text not null,
  amount_ore integer not null,
  fee_ore integer not null,
  net_ore integer not null,
  source_id text,
  created_at timestamptz not null,
  counted_at timestamptz not null,
  payment_id uuid,
  refund_id uuid,
  dispute_id integer,
  constraint balance_transactions_payout_fkey foreign key (payout_id) references payouts on delete restrict,
  constraint balance_transactions_payment_fkey foreign key (payment_id) references payments on delete restrict,
  constraint balance_transactions_refund_fkey foreign key (refund_id) references refunds on delete restrict,
  constraint balance_transactions_dispute_fkey foreign key (dispute_id) references disputes on delete restrict,
  constraint balance_transactions_kind_known check (
    kind in ('charge', 'refund', 'refund_returned', 'dispute', 'fee', 'payout', 'other')
  ),
  constraint balance_transactions_sum check (net_ore = amount_ore - fee_ore)
);
comment on table balance_transactions is
  'The lines of the balance at Stripe. An amount is positive when the balance grew; net is what is left after the fee';
comment on column balance_transactions.type is 'As Stripe calls it';
comment on column balance_transactions.counted_at is
  'The moment it has in the accounts: its own, or that of reading it when that month is closed';
comment on column balance_transactions.payment_id is 'The charge that it is about, once that is known';
create index balance_transactions_payout_idx on balance_transactions (payout_id);
create index balance_transactions_counted_idx on balance_transactions (counted_at);
create index balance_transactions_dispute_counted_idx on balance_transactions (counted_at) where kind = 'dispute';
create index balance_transactions_payment_idx on balance_transactions (payment_id);
create index balance_transactions_refund_idx on balance_transactions (refund_id) where refund_id is not null;
create index balance_transactions_dispute_idx on balance_transactions (dispute_id) where dispute_id is not null;
create index balance_transactions_unmatched_idx on balance_transactions (created_at)
  where payment_id is null and kind in ('charge', 'refund', 'refund_returned', 'dispute');

-- What a step back has kept; a dispute has another id since.
do $$
begin
  if to_regclass('payouts_kept') is not null then
    insert into payouts select r.* from payouts_kept k cross join jsonb_populate_record(null::payouts, k.payout) r;
    insert into balance_transactions
      select r.id, r.payout_id, r.kind, r.type, r.amount_ore, r.fee_ore, r.net_ore, r.source_id, r.created_at,
        r.counted_at, p.id, f.id, case when r.dispute_id is not null then d.id end
      from balance_transactions_kept k
      cross join jsonb_populate_record(null::balance_transactions, k.line) r
      left join payments p on p.id = r.payment_id
      left join refunds f on f.id = r.refund_id
      left join disputes d on d.stripe_id = r.source_id;
    insert into stripe_readings select * from stripe_readings_kept on conflict do nothing;
    drop table payouts_kept;
    drop table balance_transactions_kept;
    drop table stripe_readings_kept;
  end if;
end $$;

create function is_closed_month(day date) returns boolean
  language sql stable
  return exists (
    select from closed_months where month = date_trunc('month', day)::date and reopened_at is null
  );

-- What Stripe tells late is counted on the day it is read. Lines of the balance are never edited or deleted.
create function balance_transactions_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.counted_at := new.created_at;
    perform pg_advisory_xact_lock_shared(456384323, to_char(new.created_at at time zone 'Europe/Oslo', 'YYYYMM')::integer);
    if is_closed_month((new.created_at at time zone 'Europe/Oslo')::date) then
      new.counted_at := now();
    end if;
    return new;
  end if;
  if tg_op = 'DELETE' or (new.id, new.kind, new.type, new.amount_ore, new.fee_ore, new.source_id, new.created_at,
      new.counted_at) is distinct from (old.id, old.kind, old.type, old.amount_ore, old.fee_ore, old.source_id,
      old.created_at, old.counted_at)
    or old.payout_id is not null and new.payout_id is distinct from old.payout_id
    or old.payment_id is not null and new.payment_id is distinct from old.payment_id then
    raise exception 'line % of the balance is kept', old.id
      using errcode = 'check_violation', constraint = 'balance_transactions_kept', table = 'balance_transactions';
  end if;
  return new;
end $$;
create trigger balance_transactions_guard before insert or update or delete on balance_transactions
  for each row execute function balance_transactions_guard();

-- A payout is counted on the day it arrives; one that is learnt of late, or fails late, when that is learnt.
create function payouts_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or tg_op = 'UPDATE' and (new.id, new.amount_ore, new.created_at) is distinct from
      (old.id, old.amount_ore, old.created_at) then
    raise exception 'payout % is kept', old.id
      using errcode = 'check_violation', constraint = 'payouts_kept', table = 'payouts';
  end if;
  perform pg_advisory_xact_lock_shared(456384323, to_char(day, 'YYYYMM')::integer)
    from (select distinct date_trunc('month', d) as day from unnest(array[new.arrives_on, new.counted_on]) d
      where d is not null order by 1) months;
  if tg_op = 'INSERT' or not is_closed_month(old.counted_on) then
    new.counted_on := case when is_closed_month(new.arrives_on) then
      coalesce(case when tg_op = 'UPDATE' then old.counted_on end, oslo_today()) else new.arrives_on end;
  else
    new.counted_on := old.counted_on;
  end if;
  if new.state not in ('failed', 'canceled') then
    new.failed_on := null;
  elsif tg_op = 'UPDATE' and old.failed_on is not null then
    new.failed_on := old.failed_on;
  else
    new.failed_on := greatest(oslo_today(), new.counted_on);
  end if;
  return new;
end $$;
create trigger payouts_guard before insert or update or delete on payouts
  for each row execute function payouts_guard();
create trigger payouts_version before update on payouts for each row execute function bump_version();
