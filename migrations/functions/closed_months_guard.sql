create or replace function closed_months_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or tg_op = 'UPDATE' and (
      (new.id, new.month, new.closed_at, new.closed_by) is distinct from
        (old.id, old.month, old.closed_at, old.closed_by)
      or old.reopened_at is not null and new.reopened_at is distinct from old.reopened_at
    ) then
    raise exception 'that the month % was closed is kept', to_char(old.month, 'YYYY-MM')
      using errcode = 'check_violation', constraint = 'closed_months_append_only', table = 'closed_months';
  end if;
  if tg_op = 'INSERT' then
    if new.month + interval '1 month' > oslo_today() then
      raise exception 'the month % is not over', to_char(new.month, 'YYYY-MM')
        using errcode = 'check_violation', constraint = 'closed_months_over', table = 'closed_months';
    end if;
    perform pg_advisory_xact_lock(456384323, to_char(new.month, 'YYYYMM')::integer);
  end if;
  return case when tg_op = 'DELETE' then old else new end;
end $$;
