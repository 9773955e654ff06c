drop index waiting_entries_year_idx;
