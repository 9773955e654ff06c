-- Refuses a stay for which a night of the koie has no beds. Asked under the koie's lock. `except_booking` as in
-- koie_nights.
create or replace function require_beds(
  koie integer, first_night date, end_night date, guests integer, at timestamptz, except_booking integer
) returns void language plpgsql as $$
declare
  refusal record;
begin
  select n.night, n.free, n.closed >= n.beds as is_closed into refusal
    from koie_nights(array[koie], first_night, end_night, at, except_booking) n
    where n.free < guests
    order by is_closed desc, n.night limit 1;
  if found then
    raise exception 'koie % has % free beds on the night of %', koie, refusal.free, refusal.night
      using errcode = 'check_violation', table = 'bookings',
        constraint = case when refusal.is_closed then 'bookings_koie_open' else 'bookings_beds_free' end,
        detail = refusal.night::text;
  end if;
end $$;
