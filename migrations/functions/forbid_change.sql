create or replace function forbid_change() returns trigger language plpgsql as $$
begin
  raise exception 'the history is not edited' using errcode = 'check_violation',
    constraint = tg_table_name || '_append_only', table = tg_table_name;
end $$;
