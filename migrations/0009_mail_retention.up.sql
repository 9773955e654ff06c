-- What reminders and retention need to know about a booking, and the history of what the board does to a mail.

alter table bookings add column anonymised_at timestamptz;
comment on column bookings.anonymised_at is
  'Since then the booking says nothing about who: it is left for bookkeeping and statistics';

create index emails_failed_idx on emails (created_at) where state = 'failed';

-- Sending changes a mail's state all the time; only what a person does to it is history.
create trigger emails_history after update on emails
  for each row when (current_setting('koiene.actor', true) like '%"panel"%')
  execute function record_history('id', 'html', 'text', 'calendar');
