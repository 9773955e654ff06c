create or replace function bookings_guard_beds() returns trigger language plpgsql as $$
declare
  moment timestamptz;
  same_stay boolean := false;
  refusal record;
begin
  -- Time only ever ends a hold, so what does not occupy now needs no lock and no check.
  if not booking_occupies(
    new.confirmed_at, new.cancelled_at, new.hold_until, new.payment_started_at, clock_timestamp()
  ) then
    return new;
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

  perform lock_beds(new.koie_id);
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
  select n.night, n.free, n.closed >= n.beds as is_closed into refusal
    from koie_nights(array[new.koie_id], new.arrival_date, new.departure_date, moment,
      -- A change takes the place of its booking: neither is in the other's way.
      coalesce(new.changes_booking_id, new.id)) n
    where n.free < new.guests_member + new.guests_not_member
    order by is_closed desc, n.night limit 1;
  if found then
    raise exception 'koie % has % free beds on the night of %', new.koie_id, refusal.free, refusal.night
      using errcode = 'check_violation', table = 'bookings',
        constraint = case when refusal.is_closed then 'bookings_koie_open' else 'bookings_beds_free' end,
        detail = refusal.night::text;
  end if;
  return new;
end $$;
