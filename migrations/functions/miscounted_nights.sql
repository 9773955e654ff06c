-- Nights on which the table says something else than the bookings and closures. There must be none.
create or replace function miscounted_nights() returns table (
  koie_id integer, night date, sold integer, should_be_sold integer, closed_beds integer, should_be_closed_beds integer,
  full_closures integer, should_be_full_closures integer
) language sql stable as $$
  select koie_id, night, coalesce(n.sold, 0), coalesce(r.sold, 0), coalesce(n.closed_beds, 0),
    coalesce(r.closed_beds, 0), coalesce(n.full_closures, 0), coalesce(r.full_closures, 0)
  from nights n
  full join recount_nights() r using (koie_id, night)
  where (coalesce(n.sold, 0), coalesce(n.closed_beds, 0), coalesce(n.full_closures, 0))
    is distinct from (coalesce(r.sold, 0), coalesce(r.closed_beds, 0), coalesce(r.full_closures, 0))
$$;
