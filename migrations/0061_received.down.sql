drop index payments_received_idx;
