drop table tasks;
drop table reports;
