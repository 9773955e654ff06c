-- Why members cannot book a stay at a moment, as the constraint that is named and its detail; no row when they can.
-- Every night must be bookable. Beds are no matter of this.
create or replace function stay_refusal(
  koie integer, first_night date, end_night date, guests integer, at timestamptz
) returns table (refusal text, detail text) language sql stable as $$
  with stay as (
    select max(n.opens_at) as opens_at, min(n.closes_at) as closes_at, min(n.max_nights) as max_nights,
      min(n.max_guests) as max_guests, bool_or(n.opens_at > at and n.rule <> 'window') as waits_for_rule
    from koie_openings(koie, first_night, end_night) n
  ), judged as (
    select case
        when closes_at <= at then array['bookings_no_longer_open', oslo_iso(closes_at)]
        when opens_at > at and waits_for_rule then array['bookings_not_open_yet', oslo_iso(opens_at)]
        when opens_at > at
          then array['bookings_within_window', (select booking_window::text from koier where id = koie)]
        when end_night - first_night > max_nights then array['bookings_stay_too_long', max_nights::text]
        when guests > max_guests then array['bookings_too_many_guests', max_guests::text]
      end as found
    from stay
  )
  select found[1], found[2] from judged where found is not null
$$;
