drop view if exists booking_details;
drop function if exists key_overdue(text, boolean, date, date, date, integer);
