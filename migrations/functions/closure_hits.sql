-- The bookings with a night, from today on, on which a closure and others leave fewer beds than are taken.
create or replace function closure_hits(closure integer) returns table (booking_id integer)
  language sql stable
as $$
  with here as materialized (
    select c.koie_id, greatest(c.first_night, oslo_today()) as first_night, c.last_night
    from closures c where c.id = closure and c.last_night >= oslo_today()
  ), hit as materialized (
    select n.night
    from here h
    cross join lateral koie_nights(array[h.koie_id], h.first_night, h.last_night + 1, now()) n
    where n.occupied > n.beds - n.closed
  )
  select b.id
  from here h
  join bookings b on b.koie_id = h.koie_id and b.departure_date > h.first_night and b.arrival_date <= h.last_night
  where b.cancelled_at is null and b.changes_booking_id is null
    and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, now())
    and exists (select from hit where hit.night >= b.arrival_date and hit.night < b.departure_date)
$$;
