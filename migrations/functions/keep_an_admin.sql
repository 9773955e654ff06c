-- Refuses to take the last administrator away, unless the membership system does.
create or replace function keep_an_admin() returns trigger language plpgsql as $$
declare
  actor jsonb := nullif(current_setting('koiene.actor', true), '')::jsonb;
begin
  if tg_op = 'UPDATE' and new.is_active and (new.is_admin or new.is_superuser)
    or coalesce(actor ->> 'source', 'sql') in ('job', 'import') then
    return null;
  end if;
  -- Two who take each other's rights away at the same time must see each other.
  perform pg_advisory_xact_lock(4563843221);
  if not exists (select from users where is_active and (is_admin or is_superuser)) then
    raise exception 'nobody would be administrator any more' using errcode = 'check_violation',
      constraint = 'users_last_admin', table = 'users',
        column = case when tg_op = 'UPDATE' and not new.is_active then 'is_active' else 'is_admin' end;
  end if;
  return null;
end $$;
