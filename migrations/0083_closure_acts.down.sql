drop function closure_seen_to(integer);
drop function closure_hits(integer);
drop table closure_acts;
