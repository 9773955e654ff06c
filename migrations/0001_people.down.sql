drop table memberships;
drop table groups;
drop table users;
