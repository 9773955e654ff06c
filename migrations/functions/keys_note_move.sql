-- Notes each move of a key, and that a booking whose key has gone elsewhere has it no more: the one lets go of the other.
create or replace function keys_note_move() returns trigger language plpgsql as $$
declare
  actor jsonb := nullif(current_setting('koiene.actor', true), '')::jsonb;
begin
  if (new.state, new.desk_id, new.booking_id) is distinct from (old.state, old.desk_id, old.booking_id) then
    insert into key_moves (key_id, actor_id, from_state, to_state, from_desk_id, to_desk_id, booking_id)
      values (new.id, (actor ->> 'user')::integer, old.state, new.state, old.desk_id, new.desk_id,
        coalesce(new.booking_id, old.booking_id));
  end if;
  if old.booking_id is not null and new.booking_id is null then
    update bookings set key_status = 'delivered' where id = old.booking_id and key_status = 'picked_up';
  end if;
  return null;
end $$;
