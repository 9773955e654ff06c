-- Faults of a year, and those that were open in it, without reading those of all years.
create index tasks_created_idx on tasks (created_at);
create index tasks_done_idx on tasks (done_at);
