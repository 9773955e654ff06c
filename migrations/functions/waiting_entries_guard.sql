-- What is waited for does not change, and how an entry goes on is one of a few ways.
create or replace function waiting_entries_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    if new.state <> 'waiting' then
      raise exception 'an entry begins by waiting' using errcode = 'check_violation', table = 'waiting_entries',
        constraint = 'waiting_entries_state_order';
    end if;
    return new;
  end if;
  if (new.uuid, new.koie_ids, new.arrival_date, new.departure_date, new.guests_member, new.guests_not_member,
      new.created_at)
    is distinct from (old.uuid, old.koie_ids, old.arrival_date, old.departure_date, old.guests_member,
      old.guests_not_member, old.created_at)
    or new.user_id is distinct from old.user_id and new.user_id is not null then
    raise exception 'what is waited for does not change' using errcode = 'check_violation', table = 'waiting_entries',
      constraint = 'waiting_entries_kept';
  end if;
  if new.state <> old.state and not (case old.state
      when 'waiting' then new.state in ('offered', 'taken', 'expired', 'withdrawn')
      when 'offered' then new.state in ('taken', 'declined', 'expired')
      -- Paid at the last moment, and the beds could still be had.
      when 'expired' then new.state = 'taken' and old.booking_id is not null
      else false end) then
    raise exception 'an entry that is % does not become %', old.state, new.state using errcode = 'check_violation',
      table = 'waiting_entries', constraint = 'waiting_entries_state_order';
  end if;
  return new;
end $$;
