drop trigger bookings_key_days on bookings;
drop function bookings_key_days();
alter table bookings drop column key_back_on, drop column key_out_on;
