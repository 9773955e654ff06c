drop index bookings_keys_in_idx;
drop index payments_created_idx;
