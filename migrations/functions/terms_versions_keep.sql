create or replace function terms_versions_keep() returns trigger language plpgsql as $$
begin
  if to_jsonb(new) - 'terms_id' is distinct from to_jsonb(old) - 'terms_id' or new.terms_id is not null then
    raise exception 'terms as they were are not edited' using errcode = 'check_violation',
      constraint = 'terms_versions_append_only', table = 'terms_versions';
  end if;
  return new;
end $$;
