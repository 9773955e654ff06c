alter table bookings alter column hold_until set default now() + interval '16 minutes';
drop function hold_length();
