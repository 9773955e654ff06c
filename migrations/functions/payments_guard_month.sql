create or replace function payments_guard_month() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or old.state <> 'succeeded' then
    perform require_open_month(new.settled_at, 'payments');
  end if;
  return new;
end $$;
