-- Word for word as in 0004_beds.up.sql: going back has to give what was there.
create or replace function koie_nights(
  koie_ids integer[], first_night date, end_night date, at timestamptz, except_booking integer default null
) returns table (koie_id integer, night date, beds integer, occupied integer, closed integer, free integer)
  language sql stable
as $$
  with changes as (
    select b.koie_id, c.day, sum(c.guests) as guests, 0 as closed_beds
    from bookings b
    cross join lateral (
      values (greatest(b.arrival_date, first_night), b.guests), (b.departure_date, -b.guests)
    ) as c (day, guests)
    where b.koie_id = any (koie_ids)
      and b.departure_date > first_night
      and b.arrival_date < end_night
      and b.cancelled_at is null
      and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, at)
      and b.id is distinct from except_booking
    group by 1, 2
    union all
    select c.koie_id, d.day, 0, sum(d.beds)
    from closures c
    join koier k on k.id = c.koie_id
    cross join lateral (
      values (greatest(c.first_night, koie_nights.first_night), coalesce(c.beds, k.number_of_beds)),
        (c.last_night + 1, -coalesce(c.beds, k.number_of_beds))
    ) as d (day, beds)
    where c.koie_id = any (koie_ids)
      and c.last_night >= koie_nights.first_night
      and c.first_night < end_night
    group by 1, 2
  ), nights as (
    select k.id as koie_id, koie_nights.first_night + n.i as night, k.number_of_beds as beds
    from koier k
    cross join generate_series(0, end_night - koie_nights.first_night - 1) as n (i)
    where k.id = any (koie_ids)
  ), taken as (
    select n.koie_id, n.night, n.beds,
      (sum(coalesce(sum(c.guests), 0)) over so_far)::integer as occupied,
      least((sum(coalesce(sum(c.closed_beds), 0)) over so_far)::integer, n.beds) as closed
    from nights n
    left join changes c on c.koie_id = n.koie_id and c.day = n.night
    group by n.koie_id, n.night, n.beds
    window so_far as (partition by n.koie_id order by n.night)
  )
  select t.koie_id, t.night, t.beds, t.occupied, t.closed, greatest(0, t.beds - t.occupied - t.closed)
  from taken t
$$;
