-- What the table of nights should say, counted from all bookings and closures there are. Nights without any are left out.
create or replace function recount_nights() returns table (
  koie_id integer, night date, sold integer, closed_beds integer, full_closures integer
) language sql stable as $$
  select counted.koie_id, counted.night, sum(counted.sold)::integer, sum(counted.closed_beds)::integer,
    sum(counted.full_closures)::integer
  from (
    select b.koie_id, b.arrival_date + i as night, b.guests as sold, 0 as closed_beds, 0 as full_closures
    from bookings b cross join lateral generate_series(0, b.departure_date - b.arrival_date - 1) as i
    where booking_is_sold(b.confirmed_at, b.cancelled_at, b.payment_started_at, b.changes_booking_id)
    union all
    select c.koie_id, c.first_night + i, 0, coalesce(c.beds, 0), case when c.beds is null then 1 else 0 end
    from closures c cross join lateral generate_series(0, c.last_night - c.first_night) as i
  ) as counted
  group by 1, 2
$$;
