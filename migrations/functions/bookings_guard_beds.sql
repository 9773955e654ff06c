-- Takes the lock of each koie whose nights a booking changes, in the order of their ids, and refuses a stay without beds.
create or replace function bookings_guard_beds() returns trigger language plpgsql as $$
declare
  moment timestamptz;
  was_sold boolean := tg_op <> 'INSERT' and booking_is_sold(
    old.confirmed_at, old.cancelled_at, old.payment_started_at, old.changes_booking_id
  );
  same_stay boolean := false;
begin
  -- Time only ever ends a hold, so what does not occupy now needs no check.
  if tg_op = 'DELETE' or not booking_occupies(
    new.confirmed_at, new.cancelled_at, new.hold_until, new.payment_started_at, clock_timestamp()
  ) then
    if was_sold then
      perform lock_beds(old.koie_id);
    end if;
    return case tg_op when 'DELETE' then old else new end;
  end if;
  if was_sold and old.koie_id <> new.koie_id then
    perform lock_beds(least(old.koie_id, new.koie_id));
    perform lock_beds(greatest(old.koie_id, new.koie_id));
  else
    perform lock_beds(new.koie_id);
  end if;

  if tg_op = 'UPDATE' then
    same_stay := new.koie_id = old.koie_id
      and new.arrival_date >= old.arrival_date and new.departure_date <= old.departure_date
      and new.guests_member + new.guests_not_member <= old.guests_member + old.guests_not_member;
  end if;
  if new.imported_oversold then
    if tg_op = 'INSERT' or same_stay then
      return new;
    end if;
    new.imported_oversold := false;
  end if;
  moment := clock_timestamp();
  if same_stay and booking_occupies(
    old.confirmed_at, old.cancelled_at, old.hold_until, old.payment_started_at, moment
  ) then
    return new;
  end if;

  if new.departure_date > oslo_today() and not (select in_use from koier where id = new.koie_id) then
    raise exception 'koie % is not in use', new.koie_id
      using errcode = 'check_violation', constraint = 'bookings_koie_in_use', table = 'bookings';
  end if;
  perform require_beds(new.koie_id, new.arrival_date, new.departure_date,
    new.guests_member + new.guests_not_member, moment,
    -- A change takes the place of its booking: neither is in the other's way.
    coalesce(new.changes_booking_id, new.id));
  return new;
end $$;
