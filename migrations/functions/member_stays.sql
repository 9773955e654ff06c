-- The stays that a member has booked or holds just now, but for one booking.
create or replace function member_stays(member integer, but integer)
returns table (koie_id integer, arrival_date date, departure_date date) language sql stable as $$
  select b.koie_id, b.arrival_date, b.departure_date from bookings b
  where b.user_id = member and b.id is distinct from but
    and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, clock_timestamp())
$$;
