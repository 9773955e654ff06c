-- The key follows its booking, whoever changes where it is. It goes back to the desk; or out, unless one has gone out
-- with the booking already or the guest gets none: the one that this booking had before, else the first that hangs at
-- the koie's desk. No key is no refusal here: the desk asks before, and REST does not know of keys.
create or replace function bookings_move_key() returns trigger language plpgsql as $$
declare
  chosen integer;
begin
  if new.key_status = old.key_status then
    return null;
  end if;
  if new.key_status <> 'picked_up' then
    update keys set state = 'at_desk' where booking_id = new.id;
    return null;
  end if;
  if new.without_key_note <> '' or exists (select from keys where booking_id = new.id) then
    return null;
  end if;
  loop
    select k.id into chosen
      from keys k join koier on koier.id = k.koie_id
      where k.koie_id = new.koie_id and k.state = 'at_desk' and k.desk_id = coalesce(koier.desk_id, k.desk_id)
      order by (select max(m.id) from key_moves m where m.key_id = k.id and m.booking_id = new.id) desc nulls last,
        length(k.label), k.label, k.id
      limit 1;
    exit when not found;
    -- Whoever was faster has it; then another one is looked for.
    update keys set state = 'out', booking_id = new.id where id = chosen and state = 'at_desk';
    exit when found;
  end loop;
  return null;
end $$;
