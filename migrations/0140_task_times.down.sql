drop index tasks_done_idx;
drop index tasks_created_idx;
