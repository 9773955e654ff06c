-- Offers the beds of a koie to those who wait for them, the first who fits wholly first, and so on while there are beds;
-- with nights (`end_night` exclusive), to those whose stay has one of them. Returns how many were offered something.
--
-- An offer is a hold like any other: the same table, and the same guard. The lock of the koie's beds keeps others from
-- selling them meanwhile, that of the entry from offering it at another koie. One who has the beds already, or is offered
-- others for one of the nights, is passed over, and so is one for whom it would be more than fair use. The mails are for the job to write.
create or replace function offer_beds(
  koie integer, from_night date default '-infinity', end_night date default 'infinity'
) returns integer language plpgsql as $$
declare
  actor text := coalesce(current_setting('koiene.actor', true), '');
  made integer := 0;
  moment timestamptz;
  candidate integer;
  entry waiting_entries;
  hold integer;
  refused text;
begin
  if not exists (
    select from waiting_entries w
    where w.state = 'waiting' and w.koie_ids @> array[koie] and w.arrival_date > oslo_today()
      and w.arrival_date < end_night and w.departure_date > from_night
  ) or not exists (select from koier k where k.id = koie and k.in_use) then
    return 0;
  end if;
  perform lock_beds(koie);
  moment := clock_timestamp();
  for candidate in
    with line as materialized (
      select w.id, w.arrival_date, w.departure_date, w.guests
      from waiting_entries w join users u on u.ntnui_no = w.user_id and u.is_active
      where w.state = 'waiting' and w.koie_ids @> array[koie] and w.arrival_date > oslo_today()
        and w.arrival_date < end_night and w.departure_date > from_night
    ), beds as materialized (
      select n.night, n.free
      from (select min(l.arrival_date) as first_night, max(l.departure_date) as last_day from line l) as span
      cross join lateral koie_nights(array[koie], span.first_night, span.last_day, moment) n
    )
    select l.id from line l
    where not exists (
      select from beds b where b.night >= l.arrival_date and b.night < l.departure_date and b.free < l.guests
    )
    order by l.id
  loop
    -- Looked at again now that others may have been offered some of the beds, here or at another koie.
    select * into entry from waiting_entries w where w.id = candidate and w.state = 'waiting' for update;
    continue when not found;
    moment := clock_timestamp();
    continue when exists (
      select from koie_nights(array[koie], entry.arrival_date, entry.departure_date, moment) n
      where n.free < entry.guests
    );
    continue when exists (
      select from stay_refusal(koie, entry.arrival_date, entry.departure_date, entry.guests, moment)
    );
    continue when exists (
      select from bookings b
      where b.user_id = entry.user_id and b.koie_id = any (entry.koie_ids)
        and b.arrival_date <= entry.arrival_date and b.departure_date >= entry.departure_date
        and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, moment)
    );
    continue when exists (
      select from waiting_entries o
      where o.user_id = entry.user_id and o.state = 'offered'
        and o.arrival_date < entry.departure_date and o.departure_date > entry.arrival_date
    );
    if exists (select from fair_use_rules r where r.is_on) then
      -- One who is booking at this moment is looked at again by the job.
      perform from users u where u.ntnui_no = entry.user_id for no key update skip locked;
      continue when not found or exists (
        select from fair_use_refusal(entry.user_id, koie, entry.arrival_date, entry.departure_date)
      );
    end if;
    begin
      -- The history says that nobody in person has made it.
      perform set_config('koiene.actor', '{"source": "job"}', true);
      -- The price is that of services/bookings/price.ts.
      insert into bookings (reference, koie_id, user_id, contact_email, arrival_date, departure_date, guests_member,
        guests_not_member, price_nok, hold_until)
      select (
          select drawn.reference from (select random_booking_reference() as reference from generate_series(1, 5)) as drawn
          where not exists (select from bookings b where b.reference = drawn.reference) limit 1
        ), koie, u.ntnui_no, coalesce(nullif(u.contact_email, ''), u.email), entry.arrival_date,
        entry.departure_date, entry.guests_member, entry.guests_not_member,
        (entry.departure_date - entry.arrival_date)
          * (entry.guests_member * k.price_member + entry.guests_not_member * k.price_not_member),
        waiting_offer_until(entry.arrival_date, moment)
      from users u join koier k on k.id = koie where u.ntnui_no = entry.user_id
      returning id into hold;
      insert into payments (booking_id) values (hold);
      update waiting_entries w
        set state = 'offered', booking_id = hold, offered_at = moment,
          offered_until = waiting_offer_until(entry.arrival_date, moment)
        where w.id = entry.id;
      made := made + 1;
    exception when check_violation or exclusion_violation then
      get stacked diagnostics refused = constraint_name;
      -- The beds went to somebody, or the member was offered others, in the meantime.
      if refused not in ('bookings_beds_free', 'bookings_koie_open', 'waiting_entries_one_offer_a_night') then
        raise;
      end if;
    end;
    perform set_config('koiene.actor', actor, true);
  end loop;
  return made;
end $$;
