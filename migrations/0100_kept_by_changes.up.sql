-- What was kept when a change made a stay cheaper is not divided by the terms a second time when it is cancelled.
alter table bookings add column kept_nok integer not null default 0;
alter table bookings add constraint bookings_kept_not_negative check (kept_nok >= 0);
comment on column bookings.kept_nok is 'The part of the price that was kept, by the terms, when a change made the stay cheaper';
