-- A payout is counted on the day it arrives; one that is learnt of late, or fails late, when that is learnt.
create or replace function payouts_guard() returns trigger language plpgsql as $$
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
