-- Beds per koie and night, first_night inclusive, end_night exclusive: the only place that knows how many are free.
-- What is sold and closed stands in the table of nights, which triggers keep; a night without a row has neither. What
-- the clock ends is read here: holds that are running, and changes that wait for their payment, by small indexes of
-- their own. A closure takes its beds from what is free, never from what is sold; free is never below 0.
-- `except_booking` is left out with the change that it waits for.
--
-- One plan per connection instead of one per call, which would take longer than counting; and never one that goes through
-- all bookings, which PostgreSQL might think best when most of them are holds that ran out.
create or replace function koie_nights(
  koie_ids integer[], first_night date, end_night date, at timestamptz, except_booking integer default null
) returns table (koie_id integer, night date, beds integer, occupied integer, closed integer, free integer)
  language plpgsql stable set plan_cache_mode = force_generic_plan set enable_seqscan = off
as $$
#variable_conflict use_column
begin
  return query
  with stays as (
    select b.koie_id as koie, b.arrival_date as first_day, b.departure_date as end_day, b.guests
    from bookings b
    where b.koie_id = any (koie_ids) and b.hold_until > at
      -- What bookings_holds_idx has: occupied by nothing but the hold.
      and b.confirmed_at is null and b.cancelled_at is null and b.payment_started_at is null
      and b.changes_booking_id is null
      and b.id is distinct from except_booking
    union all
    -- Of a booking and the change that it waits for, the larger counts on the nights of both: only one will be.
    select part.koie_id, part.first_day, part.end_day, part.guests
    from bookings c
    left join bookings b on b.id = c.changes_booking_id and b.koie_id = c.koie_id
      and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, at)
    cross join lateral (
      values (c.koie_id, c.arrival_date, c.departure_date, c.guests),
        (c.koie_id, greatest(c.arrival_date, b.arrival_date), least(c.departure_date, b.departure_date),
          -least(c.guests, b.guests))
    ) as part (koie_id, first_day, end_day, guests)
    where c.changes_booking_id is not null and c.koie_id = any (koie_ids)
      and booking_occupies(c.confirmed_at, c.cancelled_at, c.hold_until, c.payment_started_at, at)
      and c.id is distinct from except_booking and c.changes_booking_id is distinct from except_booking
      and (b.id is not null or part.guests > 0)
    union all
    select b.koie_id, b.arrival_date, b.departure_date, -b.guests
    from bookings b
    where b.id = except_booking and b.koie_id = any (koie_ids)
      and booking_is_sold(b.confirmed_at, b.cancelled_at, b.payment_started_at, b.changes_booking_id)
  ), by_clock as (
    select s.koie, day.night, sum(s.guests)::integer as guests
    from (select koie, first_day, end_day, sum(guests) as guests from stays group by 1, 2, 3) s
    cross join lateral generate_series(
      0, least(s.end_day, end_night) - greatest(s.first_day, koie_nights.first_night) - 1
    ) as i
    cross join lateral (select greatest(s.first_day, koie_nights.first_night) + i as night) as day
    group by 1, 2
  )
  select k.id, day.night, k.number_of_beds, c.occupied, c.closed,
    greatest(0, k.number_of_beds - c.occupied - c.closed)
  from koier k
  cross join (
    select koie_nights.first_night + i as night from generate_series(0, end_night - koie_nights.first_night - 1) as i
  ) as day
  left join nights n on n.koie_id = k.id and n.night = day.night
    and n.koie_id = any (koie_ids) and n.night >= koie_nights.first_night and n.night < end_night
  left join by_clock h on h.koie = k.id and h.night = day.night
  cross join lateral (
    select coalesce(n.sold, 0) + coalesce(h.guests, 0) as occupied,
      case when n.full_closures > 0 then k.number_of_beds
        else least(coalesce(n.closed_beds, 0), k.number_of_beds) end as closed
  ) as c
  where k.id = any (koie_ids);
end $$;
