-- What was received for the stays of a year, on the front page: from the index alone, without reading the charges.
create index payments_received_idx on payments (booking_id) include (amount_ore) where state = 'succeeded';
