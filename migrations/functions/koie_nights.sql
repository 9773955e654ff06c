-- Beds per koie and night, first_night inclusive, end_night exclusive.
-- A closure takes its beds from what is free, never from what is sold; free is never below 0.
-- What comes and goes is summed per day and then run through the nights, so that a stay costs two rows
-- however long it is. `except_booking` is left out with the change that it waits for.
--
-- One plan per connection instead of one per call, which took longer than counting, and the same plan however long
-- the history is: along (koie, departure), the rows of the days asked for. They end a year after the last night, since
-- no stay is longer than 366 nights (`bookings_stay_length`): nights long ago cost no more than the coming ones.
-- PostgreSQL would otherwise go through the stays of all koier. For the same reason arrivals are compared so that no
-- index helps: nearly all of history arrived before.
create or replace function koie_nights(
  koie_ids integer[], first_night date, end_night date, at timestamptz, except_booking integer default null
) returns table (koie_id integer, night date, beds integer, occupied integer, closed integer, free integer)
  language plpgsql stable set plan_cache_mode = force_generic_plan set random_page_cost = 1.1
as $$
#variable_conflict use_column
begin
  return query
  with stays as materialized (
    select asked.id as koie, taken.*
    from koier asked
    cross join lateral (
      select greatest(b.arrival_date, koie_nights.first_night) as first_day, b.departure_date as end_day, b.guests
      from bookings b
      where b.koie_id = asked.id
        and b.departure_date > koie_nights.first_night
        and b.departure_date < end_night + 366
        and b.arrival_date - end_night < 0
        and b.cancelled_at is null
        and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, at)
        and b.id is distinct from except_booking
        and coalesce(b.changes_booking_id, 0) is distinct from except_booking
      offset 0
    ) as taken
    where asked.id = any (koie_ids)
    union all
    -- Of a booking and the change that it waits for, the larger counts on the nights of both: only one will be.
    select c.koie_id, greatest(c.arrival_date, b.arrival_date, koie_nights.first_night),
      least(c.departure_date, b.departure_date), -least(c.guests, b.guests)
    from bookings c
    join bookings b on b.id = c.changes_booking_id and b.koie_id = c.koie_id
    where c.changes_booking_id is not null and c.koie_id = any (koie_ids)
      and greatest(c.arrival_date, b.arrival_date, koie_nights.first_night)
        < least(c.departure_date, b.departure_date, end_night)
      and booking_occupies(c.confirmed_at, c.cancelled_at, c.hold_until, c.payment_started_at, at)
      and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, at)
      and b.id is distinct from except_booking
  ), closings as materialized (
    select c.koie_id as koie, greatest(c.first_night, koie_nights.first_night) as first_day,
      c.last_night + 1 as end_day, coalesce(c.beds, k.number_of_beds) as beds
    from closures c
    join koier k on k.id = c.koie_id
    where c.koie_id = any (koie_ids)
      and c.last_night >= koie_nights.first_night
      and c.first_night < end_night
  ), changes as (
    select koie, first_day as day, guests, 0 as closed_beds from stays
    union all
    select koie, end_day, -guests, 0 from stays
    union all
    select koie, first_day, 0, beds from closings
    union all
    select koie, end_day, 0, -beds from closings
    union all
    select asked.id, koie_nights.first_night + n.i, 0, 0
    from koier asked
    cross join generate_series(0, end_night - koie_nights.first_night - 1) as n (i)
    where asked.id = any (koie_ids)
  ), nights as (
    select koie, day, (sum(sum(guests)) over so_far)::integer as occupied,
      (sum(sum(closed_beds)) over so_far)::integer as closed
    from changes
    group by koie, day
    window so_far as (partition by koie order by day)
  )
  select k.id, n.day, k.number_of_beds, n.occupied, least(n.closed, k.number_of_beds),
    greatest(0, k.number_of_beds - n.occupied - least(n.closed, k.number_of_beds))
  from nights n
  join koier k on k.id = n.koie
  where n.day < end_night;
end $$;
