create or replace function koier_guard_beds() returns trigger language plpgsql as $$
declare
  last_departure date;
  refusal record;
begin
  perform lock_beds(new.id);
  select max(departure_date) into last_departure
    from bookings where koie_id = new.id and departure_date > oslo_today() and cancelled_at is null;
  if last_departure is null then
    return new;
  end if;
  select n.night, n.occupied into refusal
    from koie_nights(array[new.id], oslo_today(), last_departure, clock_timestamp()) n
    where n.occupied > new.number_of_beds
    order by n.occupied desc, n.night limit 1;
  if found then
    raise exception 'koie % has % beds sold or held on the night of %', new.id, refusal.occupied, refusal.night
      using errcode = 'check_violation', constraint = 'koier_beds_not_below_sold', table = 'koier',
        detail = refusal.night::text;
  end if;
  return new;
end $$;
