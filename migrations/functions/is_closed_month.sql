create or replace function is_closed_month(day date) returns boolean
  language sql stable
  return exists (
    select from closed_months where month = date_trunc('month', day)::date and reopened_at is null
  );
