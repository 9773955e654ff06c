alter table reports alter column created_on drop default;
alter table reports rename column created_on to created_at;
alter table reports alter column created_at type timestamptz
  using created_at::timestamp at time zone 'Europe/Oslo';
alter table reports alter column created_at set default now();
comment on column reports.created_at is null;
