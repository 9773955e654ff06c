-- How long a new booking holds its beds before it must be paid.
create or replace function hold_length() returns interval
  language sql immutable
  return interval '16 minutes';
