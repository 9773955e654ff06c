-- No night of a koie has more occupied beds than the koie has, whoever writes.
--
-- Everything that takes or removes beds (bookings, closures, number_of_beds) first updates the koie's row
-- in bed_locks. Under READ COMMITTED that makes writers queue up, and each one's next query sees what the
-- one before committed. Under stricter isolation the update itself fails with 40001 when somebody else was
-- first, so an old snapshot can never oversell.

create table bed_locks (
  koie_id integer primary key,
  writes bigint not null default 0,
  constraint bed_locks_koie_fkey foreign key (koie_id) references koier on delete cascade
) with (fillfactor = 20);

create function koier_add_bed_lock() returns trigger language plpgsql as $$
begin
  insert into bed_locks (koie_id) values (new.id);
  return null;
end $$;
create trigger koier_add_bed_lock after insert on koier
  for each row execute function koier_add_bed_lock();

create function lock_beds(koie integer) returns void language plpgsql as $$
begin
  update bed_locks set writes = writes + 1 where koie_id = koie;
end $$;

-- The one definition of when a booking occupies its beds.
create function booking_occupies(
  confirmed_at timestamptz, cancelled_at timestamptz, hold_until timestamptz, payment_started_at timestamptz,
  at timestamptz
) returns boolean
  language sql immutable
  return cancelled_at is null
    and (confirmed_at is not null or payment_started_at is not null or hold_until > at);

-- Beds per koie and night, first_night inclusive, end_night exclusive.
-- A closure takes its beds from what is free, never from what is sold; free is never below 0.
-- What comes and goes is summed per day and then run through the nights, so that a stay costs two rows
-- however long it is.
create function koie_nights(
  koie_ids integer[], first_night date, end_night date, at timestamptz, except_booking integer default null
) returns table (koie_id integer, night date, beds integer, occupied integer, closed integer, free integer)
  language sql stable
as $$
  with changes as (
    select b.koie_id, c.day, sum(c.guests) as guests, 0 as closed_beds
    from bookings b
    cross join lateral (
      values (greatest(b.arrival_date, first_night), b.guests), (b.departure_date, -b.guests)
    ) as c (day, guests)
    where b.koie_id = any (koie_ids)
      and b.departure_date > first_night
      and b.arrival_date < end_night
      and b.cancelled_at is null
      and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, at)
      and b.id is distinct from except_booking
    group by 1, 2
    union all
    select c.koie_id, d.day, 0, sum(d.beds)
    from closures c
    join koier k on k.id = c.koie_id
    cross join lateral (
      values (greatest(c.first_night, koie_nights.first_night), coalesce(c.beds, k.number_of_beds)),
        (c.last_night + 1, -coalesce(c.beds, k.number_of_beds))
    ) as d (day, beds)
    where c.koie_id = any (koie_ids)
      and c.last_night >= koie_nights.first_night
      and c.first_night < end_night
    group by 1, 2
  ), nights as (
    select k.id as koie_id, koie_nights.first_night + n.i as night, k.number_of_beds as beds
    from koier k
    cross join generate_series(0, end_night - koie_nights.first_night - 1) as n (i)
    where k.id = any (koie_ids)
  ), taken as (
    select n.koie_id, n.night, n.beds,
      (sum(coalesce(sum(c.guests), 0)) over so_far)::integer as occupied,
      least((sum(coalesce(sum(c.closed_beds), 0)) over so_far)::integer, n.beds) as closed
    from nights n
    left join changes c on c.koie_id = n.koie_id and c.day = n.night
    group by n.koie_id, n.night, n.beds
    window so_far as (partition by n.koie_id order by n.night)
  )
  select t.koie_id, t.night, t.beds, t.occupied, t.closed, greatest(0, t.beds - t.occupied - t.closed)
  from taken t
$$;

create function bookings_guard_beds() returns trigger language plpgsql as $$
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
    from koie_nights(array[new.koie_id], new.arrival_date, new.departure_date, moment, new.id) n
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
create trigger bookings_guard_beds before insert or update of
  koie_id, arrival_date, departure_date, guests_member, guests_not_member,
  confirmed_at, cancelled_at, hold_until, payment_started_at, imported_oversold
  on bookings for each row execute function bookings_guard_beds();

create function closures_guard_beds() returns trigger language plpgsql as $$
begin
  perform lock_beds(new.koie_id);
  return new;
end $$;
create trigger closures_guard_beds before insert or update on closures
  for each row execute function closures_guard_beds();

create function koier_guard_beds() returns trigger language plpgsql as $$
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
create trigger koier_guard_beds before update of number_of_beds on koier
  for each row when (new.number_of_beds < old.number_of_beds) execute function koier_guard_beds();
