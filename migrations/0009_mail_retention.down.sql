drop trigger emails_history on emails;
drop index emails_failed_idx;
alter table bookings drop column anonymised_at;
