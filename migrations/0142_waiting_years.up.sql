-- How many waited in a year, whatever became of them, without reading those of all years.
create index waiting_entries_year_idx on waiting_entries (arrival_date);
