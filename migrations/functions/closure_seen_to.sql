-- How many bookings a closure hits, how many of them have their outcome, wait for the guest or a worker, or failed.
create or replace function closure_seen_to(closure integer)
  returns table (total integer, seen integer, waiting integer, failed integer)
  language sql stable
as $$
  with acts as materialized (
    select a.booking_id, a.state,
      a.state = 'done' or b.cancelled_at is not null or b.koie_id <> c.koie_id
        or b.departure_date <= c.first_night or b.arrival_date > c.last_night as is_seen
    from closure_acts a
    join closures c on c.id = a.closure_id
    join bookings b on b.id = a.booking_id
    where a.closure_id = closure
  )
  select (count(*) + (select count(*) from closure_hits(closure) h
      where not exists (select from acts where acts.booking_id = h.booking_id)))::integer,
    (count(*) filter (where is_seen))::integer,
    (count(*) filter (where not is_seen and state in ('chosen', 'offered')))::integer,
    (count(*) filter (where not is_seen and state = 'failed'))::integer
  from acts
$$;
