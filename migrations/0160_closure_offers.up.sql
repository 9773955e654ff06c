-- What a closure has offered to guests is withdrawn by lifting it, which says so to the board, and not by deleting it.
create function closures_keep_offers() returns trigger language plpgsql as $$
begin
  if old.last_night >= oslo_today() and exists (
    select from closure_acts a join bookings b on b.id = a.booking_id
    where a.closure_id = old.id and a.state in ('chosen', 'offered') and b.cancelled_at is null
  ) then
    raise exception 'guests of the closure % are being seen to', old.id
      using errcode = 'check_violation', constraint = 'closures_offers_kept', table = 'closures';
  end if;
  return old;
end $$;

create trigger closures_keep_offers before delete on closures
  for each row execute function closures_keep_offers();
