drop table closures;
drop table koier;
drop table descriptions;
drop table locations;
drop table desks;
drop function oslo_today();
