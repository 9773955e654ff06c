-- The first night that a weekly rule has not released at a moment; see release_opens.
create or replace function released_until(
  at timestamptz, weekday integer, at_time time, from_weekday integer, from_week integer, nights integer
) returns date
  language sql immutable
  return date_trunc('week', (at at time zone 'Europe/Oslo') - (weekday - 1) * interval '1 day' - at_time)::date
    + 7 * from_week + from_weekday - 1 + nights;
