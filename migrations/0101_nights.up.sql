-- Beds counted before they are asked for: a row per koie and night with what is sold and closed, kept by the triggers of
-- bookings and closures under the koie's lock. A night without a row has neither.

create table nights (
  koie_id integer not null,
  night date not null,
  sold integer not null default 0,
  closed_beds integer not null default 0,
  full_closures integer not null default 0,
  constraint nights_pkey primary key (koie_id, night),
  constraint nights_koie_fkey foreign key (koie_id) references koier on delete cascade
) with (fillfactor = 50);
comment on table nights is 'Kept by triggers of bookings and closures. Whether it is right: miscounted_nights()';
comment on column nights.sold is 'Beds of bookings that are confirmed or being paid. Holds that are running are not among them';
comment on column nights.closed_beds is 'By closures that close a number of beds';
comment on column nights.full_closures is 'How many closures close the whole koie';

-- Holds: what a koie's beds are taken by until the clock says otherwise.
create index bookings_holds_idx on bookings (koie_id, hold_until)
  where confirmed_at is null and cancelled_at is null and payment_started_at is null and changes_booking_id is null;

-- The one definition of which bookings the table of nights counts: their beds are taken whatever the clock says. A change
-- that waits for its payment is not among them, since it and its booking are only taken once.
create function booking_is_sold(
  confirmed_at timestamptz, cancelled_at timestamptz, payment_started_at timestamptz, changes_booking_id integer
) returns boolean
  language sql immutable
  return cancelled_at is null and changes_booking_id is null
    and (confirmed_at is not null or payment_started_at is not null);

-- Adds to what is counted of a koie's nights, from `first_night` up to but not including `end_night`. Whoever calls it
-- has the koie's lock. Nothing is taken from a night without a row: its koie is being deleted.
create function add_to_nights(
  koie integer, first_night date, end_night date, sold_beds integer, beds_closed integer, times_closed integer
) returns void language plpgsql as $$
begin
  if sold_beds > 0 or beds_closed > 0 or times_closed > 0 then
    insert into nights as n (koie_id, night, sold, closed_beds, full_closures)
      select koie, first_night + i, sold_beds, beds_closed, times_closed
      from generate_series(0, end_night - first_night - 1) as i
    on conflict on constraint nights_pkey do update set sold = n.sold + excluded.sold,
      closed_beds = n.closed_beds + excluded.closed_beds, full_closures = n.full_closures + excluded.full_closures;
  else
    update nights n set sold = n.sold + sold_beds, closed_beds = n.closed_beds + beds_closed,
        full_closures = n.full_closures + times_closed
      where n.koie_id = koie and n.night >= first_night and n.night < end_night;
  end if;
end $$;

-- What the table of nights should say, counted from all bookings and closures there are. Nights without any are left out.
create function recount_nights() returns table (
  koie_id integer, night date, sold integer, closed_beds integer, full_closures integer
) language sql stable as $$
  select counted.koie_id, counted.night, sum(counted.sold)::integer, sum(counted.closed_beds)::integer,
    sum(counted.full_closures)::integer
  from (
    select b.koie_id, b.arrival_date + i as night, b.guests as sold, 0 as closed_beds, 0 as full_closures
    from bookings b cross join lateral generate_series(0, b.departure_date - b.arrival_date - 1) as i
    where booking_is_sold(b.confirmed_at, b.cancelled_at, b.payment_started_at, b.changes_booking_id)
    union all
    select c.koie_id, c.first_night + i, 0, coalesce(c.beds, 0), case when c.beds is null then 1 else 0 end
    from closures c cross join lateral generate_series(0, c.last_night - c.first_night) as i
  ) as counted
  group by 1, 2
$$;

-- Nights on which the table says something else than the bookings and closures. There must be none.
create function miscounted_nights() returns table (
  koie_id integer, night date, sold integer, should_be_sold integer, closed_beds integer, should_be_closed_beds integer,
  full_closures integer, should_be_full_closures integer
) language sql stable as $$
  select koie_id, night, coalesce(n.sold, 0), coalesce(r.sold, 0), coalesce(n.closed_beds, 0),
    coalesce(r.closed_beds, 0), coalesce(n.full_closures, 0), coalesce(r.full_closures, 0)
  from nights n
  full join recount_nights() r using (koie_id, night)
  where (coalesce(n.sold, 0), coalesce(n.closed_beds, 0), coalesce(n.full_closures, 0))
    is distinct from (coalesce(r.sold, 0), coalesce(r.closed_beds, 0), coalesce(r.full_closures, 0))
$$;

-- Counts the table of nights anew, while nobody else writes bookings or closures: after rows were written without
-- triggers.
create function rebuild_nights() returns void language plpgsql as $$
begin
  lock table closures, bookings, nights in share row exclusive mode;
  delete from nights;
  insert into nights (koie_id, night, sold, closed_beds, full_closures) select * from recount_nights();
end $$;

create function rebuild_nights_after_truncate() returns trigger language plpgsql as $$
begin
  perform rebuild_nights();
  return null;
end $$;

-- Refuses a stay for which a night of the koie has no beds. Asked under the koie's lock. `except_booking` as in
-- koie_nights.
create function require_beds(
  koie integer, first_night date, end_night date, guests integer, at timestamptz, except_booking integer
) returns void language plpgsql as $$
declare
  refusal record;
begin
  select n.night, n.free, n.closed >= n.beds as is_closed into refusal
    from koie_nights(array[koie], first_night, end_night, at, except_booking) n
    where n.free < guests
    order by is_closed desc, n.night limit 1;
  if found then
    raise exception 'koie % has % free beds on the night of %', koie, refusal.free, refusal.night
      using errcode = 'check_violation', table = 'bookings',
        constraint = case when refusal.is_closed then 'bookings_koie_open' else 'bookings_beds_free' end,
        detail = refusal.night::text;
  end if;
end $$;

-- Keeps the table of nights in step with a booking. The guard has taken the locks before.
create function bookings_count_nights() returns trigger language plpgsql as $$
declare
  was_sold boolean := tg_op <> 'INSERT' and booking_is_sold(
    old.confirmed_at, old.cancelled_at, old.payment_started_at, old.changes_booking_id
  );
begin
  if was_sold then
    perform add_to_nights(old.koie_id, old.arrival_date, old.departure_date, -old.guests, 0, 0);
  end if;
  if tg_op = 'DELETE' or not booking_is_sold(
    new.confirmed_at, new.cancelled_at, new.payment_started_at, new.changes_booking_id
  ) then
    return null;
  end if;
  perform add_to_nights(new.koie_id, new.arrival_date, new.departure_date, new.guests, 0, 0);
  -- The guard saw the row before the others of its statement were counted: a stay that is larger than what was sold, or
  -- that was not held when the statement began, is looked at once more.
  if new.imported_oversold or tg_op = 'UPDATE'
    and new.koie_id = old.koie_id and new.guests <= old.guests
    and new.arrival_date >= old.arrival_date and new.departure_date <= old.departure_date
    and booking_occupies(
      old.confirmed_at, old.cancelled_at, old.hold_until, old.payment_started_at, statement_timestamp()
    ) then
    return null;
  end if;
  perform require_beds(new.koie_id, new.arrival_date, new.departure_date, new.guests, clock_timestamp(), new.id);
  return null;
end $$;

-- Keeps the table of nights in step with a closure. Its guard has taken the locks before.
create function closures_count_nights() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform add_to_nights(old.koie_id, old.first_night, old.last_night + 1, 0, -coalesce(old.beds, 0),
      case when old.beds is null then -1 else 0 end);
  end if;
  if tg_op <> 'DELETE' then
    perform add_to_nights(new.koie_id, new.first_night, new.last_night + 1, 0, coalesce(new.beds, 0),
      case when new.beds is null then 1 else 0 end);
  end if;
  return null;
end $$;

select rebuild_nights();

create trigger bookings_count_nights_of_new after insert on bookings for each row
  when (booking_is_sold(new.confirmed_at, new.cancelled_at, new.payment_started_at, new.changes_booking_id))
  execute function bookings_count_nights();
create trigger bookings_count_nights after update of
  koie_id, arrival_date, departure_date, guests_member, guests_not_member,
  confirmed_at, cancelled_at, payment_started_at, changes_booking_id
  on bookings for each row when (
    (booking_is_sold(new.confirmed_at, new.cancelled_at, new.payment_started_at, new.changes_booking_id)
      or booking_is_sold(old.confirmed_at, old.cancelled_at, old.payment_started_at, old.changes_booking_id))
    and (new.koie_id, new.arrival_date, new.departure_date, new.guests,
        booking_is_sold(new.confirmed_at, new.cancelled_at, new.payment_started_at, new.changes_booking_id))
      is distinct from (old.koie_id, old.arrival_date, old.departure_date, old.guests,
        booking_is_sold(old.confirmed_at, old.cancelled_at, old.payment_started_at, old.changes_booking_id))
  )
  execute function bookings_count_nights();
create trigger bookings_count_nights_of_old after delete on bookings for each row
  when (booking_is_sold(old.confirmed_at, old.cancelled_at, old.payment_started_at, old.changes_booking_id))
  execute function bookings_count_nights();

create trigger closures_count_nights after insert or delete or update of koie_id, first_night, last_night, beds
  on closures for each row execute function closures_count_nights();
create trigger closures_rebuild_nights after truncate on closures
  for each statement execute function rebuild_nights_after_truncate();

-- The guards take the lock of every koie whose nights change, also of one that a booking leaves.
drop trigger bookings_guard_beds on bookings;
create trigger bookings_guard_beds before insert or delete or update of
  koie_id, arrival_date, departure_date, guests_member, guests_not_member,
  confirmed_at, cancelled_at, hold_until, payment_started_at, imported_oversold, changes_booking_id
  on bookings for each row execute function bookings_guard_beds();
drop trigger closures_guard_beds on closures;
create trigger closures_guard_beds before insert or update or delete on closures
  for each row execute function closures_guard_beds();

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

-- Takes the lock of each koie whose nights a closure changes, in the order of their ids.
create or replace function closures_guard_beds() returns trigger language plpgsql as $$
declare
  there integer;
begin
  if tg_op = 'DELETE' then
    perform lock_beds(old.koie_id);
    return old;
  end if;
  if tg_op = 'UPDATE' and old.koie_id <> new.koie_id then
    perform lock_beds(least(old.koie_id, new.koie_id));
    perform lock_beds(greatest(old.koie_id, new.koie_id));
  else
    perform lock_beds(new.koie_id);
  end if;
  select number_of_beds into there from koier where id = new.koie_id;
  if new.beds > there then
    raise exception 'koie % has % beds', new.koie_id, there
      using errcode = 'check_violation', constraint = 'closures_beds_within_koie', table = 'closures',
        detail = there::text;
  end if;
  return new;
end $$;

-- Beds per koie and night, first_night inclusive, end_night exclusive: the only place that knows how many are free.
-- What is sold and closed stands in the table of nights, which triggers keep; a night without a row has neither. What
-- the clock ends is read here: holds that are running, and changes that wait for their payment, by small indexes of
-- their own. A closure takes its beds from what is free, never from what is sold; free is never below 0.
-- `except_booking` is left out with the change that it waits for.
--
-- One plan per connection instead of one per call, which would take longer than counting.
create or replace function koie_nights(
  koie_ids integer[], first_night date, end_night date, at timestamptz, except_booking integer default null
) returns table (koie_id integer, night date, beds integer, occupied integer, closed integer, free integer)
  language plpgsql stable set plan_cache_mode = force_generic_plan
as $$
#variable_conflict use_column
begin
  return query
  with stays as (
    select b.koie_id as koie, b.arrival_date as first_day, b.departure_date as end_day, b.guests
    from bookings b
    where b.koie_id = any (koie_ids) and b.hold_until > at
      -- What bookings_holds_idx has: occupied by nothing but the hold.
      and b.confirmed_at is null and b.cancelled_at is null and b.payment_started_at is null
      and b.changes_booking_id is null
      and b.id is distinct from except_booking
    union all
    -- Of a booking and the change that it waits for, the larger counts on the nights of both: only one will be.
    select part.koie_id, part.first_day, part.end_day, part.guests
    from bookings c
    left join bookings b on b.id = c.changes_booking_id and b.koie_id = c.koie_id
      and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, at)
    cross join lateral (
      values (c.koie_id, c.arrival_date, c.departure_date, c.guests),
        (c.koie_id, greatest(c.arrival_date, b.arrival_date), least(c.departure_date, b.departure_date),
          -least(c.guests, b.guests))
    ) as part (koie_id, first_day, end_day, guests)
    where c.changes_booking_id is not null and c.koie_id = any (koie_ids)
      and booking_occupies(c.confirmed_at, c.cancelled_at, c.hold_until, c.payment_started_at, at)
      and c.id is distinct from except_booking and c.changes_booking_id is distinct from except_booking
      and (b.id is not null or part.guests > 0)
    union all
    select b.koie_id, b.arrival_date, b.departure_date, -b.guests
    from bookings b
    where b.id = except_booking and b.koie_id = any (koie_ids)
      and booking_is_sold(b.confirmed_at, b.cancelled_at, b.payment_started_at, b.changes_booking_id)
  ), by_clock as (
    select s.koie, day.night::date as night, sum(s.guests)::integer as guests
    from stays s
    cross join lateral generate_series(
      0, least(s.end_day, end_night) - greatest(s.first_day, koie_nights.first_night) - 1
    ) as i
    cross join lateral (select greatest(s.first_day, koie_nights.first_night) + i as night) as day
    group by 1, 2
  )
  select k.id, day.night, k.number_of_beds, c.occupied, c.closed,
    greatest(0, k.number_of_beds - c.occupied - c.closed)
  from koier k
  cross join (
    select koie_nights.first_night + i as night from generate_series(0, end_night - koie_nights.first_night - 1) as i
  ) as day
  left join nights n on n.koie_id = k.id and n.night = day.night
    and n.koie_id = any (koie_ids) and n.night >= koie_nights.first_night and n.night < end_night
  left join by_clock h on h.koie = k.id and h.night = day.night
  cross join lateral (
    select coalesce(n.sold, 0) + coalesce(h.guests, 0) as occupied,
      case when n.full_closures > 0 then k.number_of_beds
        else least(coalesce(n.closed_beds, 0), k.number_of_beds) end as closed
  ) as c
  where k.id = any (koie_ids);
end $$;
