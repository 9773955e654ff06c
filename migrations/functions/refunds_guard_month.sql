-- Says when a refund was given back, and that neither that day nor the one on which it came back is changed.
create or replace function refunds_guard_month() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' and old.state = new.state and new.settled_at is distinct from old.settled_at
    or tg_op = 'UPDATE' and old.succeeded_at is not null and new.succeeded_at is distinct from old.succeeded_at then
    raise exception 'the day of refund % is kept', old.id
      using errcode = 'check_violation', constraint = 'refunds_kept', table = 'refunds';
  end if;
  if new.state = 'succeeded' and (tg_op = 'INSERT' or old.state <> 'succeeded') then
    new.succeeded_at := new.settled_at;
    perform require_open_month(new.succeeded_at, 'refunds');
  elsif new.state = 'failed' and new.succeeded_at is not null and (tg_op = 'INSERT' or old.state = 'succeeded') then
    perform require_open_month(new.settled_at, 'refunds');
  elsif tg_op = 'INSERT' or old.succeeded_at is null then
    new.succeeded_at := null;
  end if;
  return new;
end $$;
