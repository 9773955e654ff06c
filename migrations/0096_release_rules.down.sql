drop function if exists bookable_until(integer, timestamptz);
drop function if exists koie_openings(integer, date, date);
drop function released_until(timestamptz, integer, time, integer, integer, integer);
drop function release_opens(date, integer, time, integer, integer, integer);
drop table release_rules;
create or replace function koier_keep_chosen() returns trigger language plpgsql as $$
begin
  if exists (select from booking_periods where old.id = any (koie_ids)) then
    raise exception 'koie % is chosen in a booking period', old.id using errcode = 'foreign_key_violation',
      constraint = 'koier_not_chosen', table = 'koier';
  end if;
  return null;
end $$;
