drop function if exists prepare_booking(integer, integer, date, date, integer);
