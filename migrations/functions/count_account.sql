create or replace function count_account() returns trigger language plpgsql as $$
declare
  booking integer;
begin
  if tg_table_name = 'payments' then
    booking := new.booking_id;
  else
    select p.booking_id into booking from payments p where p.id = new.payment_id;
  end if;
  -- In a statement of its own, so that the next one sees what others have written until now.
  perform from bookings b where b.id = booking for no key update;
  update bookings b set received_ore = booking_received_ore(booking) where b.id = booking;
  return null;
end $$;
