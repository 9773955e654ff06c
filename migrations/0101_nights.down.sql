-- Word for word as they were: a version before this one counts from the stays.
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

create or replace function bookings_guard_beds() returns trigger language plpgsql as $$
declare
  moment timestamptz;
  same_stay boolean := false;
  refusal record;
begin
  -- Time only ever ends a hold, so what does not occupy now needs no lock and no check.
  if not booking_occupies(
    new.confirmed_at, new.cancelled_at, new.hold_until, new.payment_started_at, clock_timestamp()
  ) then
    return new;
  end if;
  if tg_op = 'UPDATE' then
    same_stay := new.koie_id = old.koie_id
      and new.arrival_date >= old.arrival_date and new.departure_date <= old.departure_date
      and new.guests_member + new.guests_not_member <= old.guests_member + old.guests_not_member;
  end if;
  if new.imported_oversold then
    if tg_op = 'INSERT' or same_stay then
      return new;
    end if;
    new.imported_oversold := false;
  end if;

  perform lock_beds(new.koie_id);
  moment := clock_timestamp();
  if same_stay and booking_occupies(
    old.confirmed_at, old.cancelled_at, old.hold_until, old.payment_started_at, moment
  ) then
    return new;
  end if;

  if new.departure_date > oslo_today() and not (select in_use from koier where id = new.koie_id) then
    raise exception 'koie % is not in use', new.koie_id
      using errcode = 'check_violation', constraint = 'bookings_koie_in_use', table = 'bookings';
  end if;
  select n.night, n.free, n.closed >= n.beds as is_closed into refusal
    from koie_nights(array[new.koie_id], new.arrival_date, new.departure_date, moment,
      -- A change takes the place of its booking: neither is in the other's way.
      coalesce(new.changes_booking_id, new.id)) n
    where n.free < new.guests_member + new.guests_not_member
    order by is_closed desc, n.night limit 1;
  if found then
    raise exception 'koie % has % free beds on the night of %', new.koie_id, refusal.free, refusal.night
      using errcode = 'check_violation', table = 'bookings',
        constraint = case when refusal.is_closed then 'bookings_koie_open' else 'bookings_beds_free' end,
        detail = refusal.night::text;
  end if;
  return new;
end $$;

create or replace function closures_guard_beds() returns trigger language plpgsql as $$
declare
  there integer;
begin
  perform lock_beds(new.koie_id);
  select number_of_beds into there from koier where id = new.koie_id;
  if new.beds > there then
    raise exception 'koie % has % beds', new.koie_id, there
      using errcode = 'check_violation', constraint = 'closures_beds_within_koie', table = 'closures',
        detail = there::text;
  end if;
  return new;
end $$;

drop trigger bookings_guard_beds on bookings;
create trigger bookings_guard_beds before insert or update of
  koie_id, arrival_date, departure_date, guests_member, guests_not_member,
  confirmed_at, cancelled_at, hold_until, payment_started_at, imported_oversold
  on bookings for each row execute function bookings_guard_beds();
drop trigger closures_guard_beds on closures;
create trigger closures_guard_beds before insert or update on closures
  for each row execute function closures_guard_beds();

drop trigger bookings_count_nights_of_new on bookings;
drop trigger bookings_count_nights on bookings;
drop trigger bookings_count_nights_of_old on bookings;
drop trigger closures_count_nights on closures;
drop trigger closures_rebuild_nights on closures;
drop function bookings_count_nights();
drop function closures_count_nights();
drop function rebuild_nights_after_truncate();
drop function rebuild_nights();
drop function miscounted_nights();
drop function recount_nights();
drop function require_beds(integer, date, date, integer, timestamptz, integer);
drop function add_to_nights(integer, date, date, integer, integer, integer);
drop function booking_is_sold(timestamptz, timestamptz, timestamptz, integer);
drop index bookings_holds_idx;
drop table nights;
