-- The one definition of which bookings the table of nights counts: their beds are taken whatever the clock says. A change
-- that waits for its payment is not among them, since it and its booking are only taken once.
create or replace function booking_is_sold(
  confirmed_at timestamptz, cancelled_at timestamptz, payment_started_at timestamptz, changes_booking_id integer
) returns boolean
  language sql immutable
  return cancelled_at is null and changes_booking_id is null
    and (confirmed_at is not null or payment_started_at is not null);
