-- The length of a hold stands in one place: functions/hold_length.sql.
create or replace function hold_length() returns interval
  language sql immutable
  return interval '16 minutes';
alter table bookings alter column hold_until set default now() + hold_length();
