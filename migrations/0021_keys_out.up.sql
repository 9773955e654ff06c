-- The keys that are out are few among all bookings, and what the desk asks for all day long.
create index bookings_keys_out_idx on bookings (departure_date)
  where key_status = 'picked_up' and cancelled_at is null;
