-- A koie that a booking period or a release rule is for by name, or that somebody waits for, is not deleted.
create or replace function koier_keep_chosen() returns trigger language plpgsql as $$
begin
  if exists (select from booking_periods where old.id = any (koie_ids))
    or exists (select from release_rules where old.id = any (koie_ids))
    or exists (select from waiting_entries where koie_ids @> array[old.id]) then
    raise exception 'koie % is chosen in a booking rule or on the waiting list', old.id using errcode = 'foreign_key_violation',
      constraint = 'koier_not_chosen', table = 'koier';
  end if;
  return null;
end $$;
