-- Keeps the table of nights in step with a booking. The guard has taken the locks before.
create or replace function bookings_count_nights() returns trigger language plpgsql as $$
declare
  was_sold boolean := tg_op <> 'INSERT' and booking_is_sold(
    old.confirmed_at, old.cancelled_at, old.payment_started_at, old.changes_booking_id
  );
begin
  if was_sold then
    perform add_to_nights(old.koie_id, old.arrival_date, old.departure_date, -old.guests, 0, 0);
  end if;
  if tg_op = 'DELETE' or not booking_is_sold(
    new.confirmed_at, new.cancelled_at, new.payment_started_at, new.changes_booking_id
  ) then
    return null;
  end if;
  perform add_to_nights(new.koie_id, new.arrival_date, new.departure_date, new.guests, 0, 0);
  -- The guard saw the row before the others of its statement were counted: a stay that is larger than what was sold, or
  -- that was not held when the statement began, is looked at once more.
  if new.imported_oversold or tg_op = 'UPDATE'
    and new.koie_id = old.koie_id and new.guests <= old.guests
    and new.arrival_date >= old.arrival_date and new.departure_date <= old.departure_date
    and booking_occupies(
      old.confirmed_at, old.cancelled_at, old.hold_until, old.payment_started_at, statement_timestamp()
    ) then
    return null;
  end if;
  perform require_beds(new.koie_id, new.arrival_date, new.departure_date, new.guests, clock_timestamp(), new.id);
  return null;
end $$;
