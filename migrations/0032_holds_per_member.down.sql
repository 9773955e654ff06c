drop function prepare_booking;
