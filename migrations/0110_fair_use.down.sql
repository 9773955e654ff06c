drop function if exists prepare_booking(integer, integer, date, date, integer, integer, boolean);
drop function if exists require_fair_use(integer, integer, date, date, integer);
drop function if exists fair_use_refusal(integer, integer, date, date, integer);
drop function if exists is_too_many_nights(date[], date, date, integer, integer);
drop function if exists member_stays(integer, integer);
drop table fair_use_exceptions;
drop table fair_use_rules;
