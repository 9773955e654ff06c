-- Before this step a booking has one mail of a kind: what was written about earlier stays is kept, without it.
update emails set booking_id = null where sequence <> 0;
alter table emails drop constraint emails_booking_kind_key;
alter table emails add constraint emails_booking_kind_key unique (booking_id, kind);
alter table emails drop column sequence;
