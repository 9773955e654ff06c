-- At the end of a transaction that lifted a closure, or made it smaller: the beds are offered.
create or replace function closures_tell_waiting_list() returns trigger language plpgsql as $$
begin
  perform offer_beds(old.koie_id, old.first_night, old.last_night + 1);
  return null;
end $$;
