-- The set that koier have from the start: there is always one to be made with.
create or replace function terms_keep_default() returns trigger language plpgsql as $$
begin
  raise exception 'every new koie has these terms' using errcode = 'check_violation',
    constraint = 'terms_default_kept', table = 'terms';
end $$;
