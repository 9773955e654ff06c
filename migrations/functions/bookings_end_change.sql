-- Whoever changes or cancels a booking, the change that waited for its payment is over.
create or replace function bookings_end_change() returns trigger language plpgsql as $$
begin
  delete from bookings where changes_booking_id = new.id;
  return null;
end $$;
