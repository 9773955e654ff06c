alter table audit_entries disable trigger user;
update audit_entries set source = 'api' where source = 'guest_link';
alter table audit_entries enable trigger user;
alter table audit_entries drop constraint audit_entries_source_known;
alter table audit_entries add constraint audit_entries_source_known
  check (source in ('panel', 'api', 'job', 'import', 'seed', 'sql'));

drop table guest_links;
alter table bookings drop column cancelled_by_guest;
alter table bookings drop column link_generation;
