-- The one definition of when a booking occupies its beds.
create or replace function booking_occupies(
  confirmed_at timestamptz, cancelled_at timestamptz, hold_until timestamptz, payment_started_at timestamptz,
  at timestamptz
) returns boolean
  language sql immutable
  return cancelled_at is null
    and (confirmed_at is not null or payment_started_at is not null or hold_until > at);
