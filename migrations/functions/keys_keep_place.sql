-- A key is in one place. It goes from guest to guest over the desk, and does not become the key of another koie.
create or replace function keys_keep_place() returns trigger language plpgsql as $$
begin
  if new.state <> 'out' then
    new.booking_id := null;
  end if;
  if new.booking_id <> old.booking_id then
    raise exception 'the key is out with another booking'
      using errcode = 'check_violation', constraint = 'keys_one_booking_at_a_time';
  end if;
  if new.koie_id <> old.koie_id and exists (select from key_moves where key_id = old.id) then
    raise exception 'a key that has been moved stays the key of its koie'
      using errcode = 'check_violation', constraint = 'keys_koie_stays';
  end if;
  if (new.state, new.desk_id, new.booking_id) is distinct from (old.state, old.desk_id, old.booking_id) then
    new.since := now();
  end if;
  return new;
end $$;
