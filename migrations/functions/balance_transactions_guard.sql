-- What Stripe tells late is counted on the day it is read. Lines of the balance are never edited or deleted.
create or replace function balance_transactions_guard() returns trigger language plpgsql as $$
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
