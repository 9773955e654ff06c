-- When a night is released by a weekly rule: each week, on `weekday` (1 is Monday) at `at_time` in Oslo, `nights` nights
-- are, from `from_weekday` on, `from_week` weeks later. A night is in several releases when there are more than 7: the
-- first one counts.
create or replace function release_opens(
  night date, weekday integer, at_time time, from_weekday integer, from_week integer, nights integer
) returns timestamptz
  language sql immutable
  return (
    -- The first Monday of those in whose week a release reaches the night.
    night - 7 * from_week - from_weekday - nights + 2
      + (8 - extract(isodow from night - 7 * from_week - from_weekday - nights + 2)::integer) % 7
      + weekday - 1 + at_time
  ) at time zone 'Europe/Oslo';
