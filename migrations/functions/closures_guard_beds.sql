-- Takes the lock of each koie whose nights a closure changes, in the order of their ids.
create or replace function closures_guard_beds() returns trigger language plpgsql as $$
declare
  there integer;
begin
  if tg_op = 'DELETE' then
    perform lock_beds(old.koie_id);
    return old;
  end if;
  if tg_op = 'UPDATE' and old.koie_id <> new.koie_id then
    perform lock_beds(least(old.koie_id, new.koie_id));
    perform lock_beds(greatest(old.koie_id, new.koie_id));
  else
    perform lock_beds(new.koie_id);
  end if;
  select number_of_beds into there from koier where id = new.koie_id;
  if new.beds > there then
    raise exception 'koie % has % beds', new.koie_id, there
      using errcode = 'check_violation', constraint = 'closures_beds_within_koie', table = 'closures',
        detail = there::text;
  end if;
  return new;
end $$;
