-- A booking that is moved can have a mail of a kind again: about the stay as it is, once, and about those before.

alter table emails add column sequence integer not null default 0;
comment on column emails.sequence is
  '0: about the booking as it is. Others: about the stay before a move, the first one 1';
alter table emails drop constraint emails_booking_kind_key;
alter table emails add constraint emails_booking_kind_key unique (booking_id, kind, sequence);
