create or replace function closures_guard_beds() returns trigger language plpgsql as $$
begin
  perform lock_beds(new.koie_id);
  return new;
end $$;
