-- The six characters a guest says at the counter. No 0/O, 1/I/L: they are read aloud.
create or replace function random_booking_reference() returns text
  language sql volatile
  return (
    select string_agg(substr('23456789ABCDEFGHJKMNPQRSTUVWXYZ', 1 + floor(random() * 31)::integer, 1), '')
    from generate_series(1, 6)
  );
