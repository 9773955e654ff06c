create or replace function closures_guard_beds() returns trigger language plpgsql as $$
declare
  there integer;
begin
  perform lock_beds(new.koie_id);
  select number_of_beds into there from koier where id = new.koie_id;
  if new.beds > there then
    raise exception 'koie % has % beds', new.koie_id, there
      using errcode = 'check_violation', constraint = 'closures_beds_within_koie', table = 'closures',
        detail = there::text;
  end if;
  return new;
end $$;
