-- Ends an offer whose hold was given up: cancelled by the board, or replaced by a hold of the member's own. Where that is
-- for all nights of the stay, it takes the place of the one that was offered; a hold that ran out by itself is for the
-- job, which tells the member.
create or replace function give_up_offer(hold integer, member integer) returns void language plpgsql as $$
declare
  own record;
  entry waiting_entries;
begin
  select * into entry from waiting_entries w where w.booking_id = hold and w.state = 'offered' for update;
  if not found then
    return;
  end if;
  select b.id, b.hold_until into own from bookings b
    where b.user_id = member and b.id <> hold and b.koie_id = any (entry.koie_ids)
      and b.arrival_date <= entry.arrival_date and b.departure_date >= entry.departure_date
      and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, clock_timestamp())
      and not exists (select from waiting_entries w where w.booking_id = b.id)
    order by b.id desc limit 1;
  if found then
    update waiting_entries w set booking_id = own.id, offered_until = own.hold_until where w.id = entry.id;
  elsif entry.offered_until > clock_timestamp() then
    update waiting_entries w set state = 'declined', ended_at = clock_timestamp() where w.id = entry.id;
  end if;
end $$;
