drop table payments;
drop table guests;
drop table bookings;
drop function random_booking_reference();
