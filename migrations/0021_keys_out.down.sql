drop index bookings_keys_out_idx;
