-- Nobody writes into a month while it is being closed, nor closes it while somebody writes into it.
create or replace function require_open_month(at timestamptz, subject text) returns void language plpgsql as $$
declare
  first_day date := date_trunc('month', at at time zone 'Europe/Oslo')::date;
begin
  perform pg_advisory_xact_lock_shared(456384323, to_char(first_day, 'YYYYMM')::integer);
  if exists (select from closed_months where month = first_day and reopened_at is null) then
    raise exception 'the month % is closed: nothing is written with a day in it', to_char(first_day, 'YYYY-MM')
      using errcode = 'check_violation', constraint = 'closed_months_kept', table = subject,
        detail = to_char(first_day, 'YYYY-MM');
  end if;
end $$;
