drop index bookings_held_idx;
drop index users_found_idx;
drop index bookings_found_idx;
drop function found_by(text, text, text, text);
drop extension if exists pg_trgm;
