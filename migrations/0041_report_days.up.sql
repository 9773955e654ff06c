-- A report is sent on a day, as in the old system: no time of day was ever known of the imported ones.

alter table reports alter column created_at drop default;
alter table reports rename column created_at to created_on;
alter table reports alter column created_on type date using (created_on at time zone 'Europe/Oslo')::date;
alter table reports alter column created_on set default oslo_today();
comment on column reports.created_on is 'The Oslo day it was sent in';
