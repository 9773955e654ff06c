-- What lists are sorted and filtered by, so that a page of them costs the same however long the history is.
create index payments_created_idx on payments (created_at, id);
create index bookings_keys_in_idx on bookings (created_at, id) where key_status = 'not_picked_up';
