drop trigger bookings_end_change on bookings;
drop function bookings_end_change();
delete from bookings where changes_booking_id is not null;
alter table bookings drop column changes_booking_id;
