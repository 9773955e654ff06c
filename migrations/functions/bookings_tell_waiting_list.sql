-- At the end of a transaction that changed a booking: who has booked what they waited for leaves the list, an offer that
-- was given up ends, and beds that came free are offered.
create or replace function bookings_tell_waiting_list() returns trigger language plpgsql as $$
declare
  moment timestamptz := clock_timestamp();
  booked bookings;
  other integer;
begin
  if tg_op <> 'DELETE' then
    select * into booked from bookings where id = new.id;
    if booked.confirmed_at is not null and booked.cancelled_at is null and booked.user_id is not null then
      update waiting_entries w set state = 'taken', ended_at = moment
        where w.booking_id = booked.id and w.state in ('offered', 'expired');
      for other in
        update waiting_entries w set state = 'taken', ended_at = moment
        where w.user_id = booked.user_id and w.state in ('waiting', 'offered') and booked.koie_id = any (w.koie_ids)
          and booked.arrival_date <= w.arrival_date and booked.departure_date >= w.departure_date
        returning w.booking_id
      loop
        -- What was offered instead is not needed any more.
        update bookings set hold_until = moment
          where id = other and hold_until > moment and confirmed_at is null and cancelled_at is null
            and payment_started_at is null;
      end loop;
    elsif booked.id is not null and not booking_occupies(
      booked.confirmed_at, booked.cancelled_at, booked.hold_until, booked.payment_started_at, moment
    ) then
      perform give_up_offer(booked.id, booked.user_id);
    end if;
  end if;

  if tg_op = 'INSERT' or not booking_occupies(
    old.confirmed_at, old.cancelled_at, old.hold_until, old.payment_started_at, now()
  ) then
    return null;
  end if;
  if tg_op = 'UPDATE' and new.koie_id = old.koie_id
    and new.arrival_date <= old.arrival_date and new.departure_date >= old.departure_date
    and new.guests >= old.guests and booking_occupies(
      new.confirmed_at, new.cancelled_at, new.hold_until, new.payment_started_at, moment
    ) then
    return null;
  end if;
  perform offer_beds(old.koie_id, old.arrival_date, old.departure_date);
  return null;
end $$;
