-- A booking with all that follows from it: one definition of each, read by services and panel.
-- Every join is to at most one row and is left out by PostgreSQL when none of its columns is asked for, and the
-- conditions on `stands` and `occupies` reach the indexes of `bookings`: as fast as the table itself.
create view booking_details as
select b.*,
  k.name as koie,
  k.slug as koie_slug,
  -- Who comes: the name that staff wrote, else the member's.
  coalesce(nullif(trim(b.guest_name), ''), nullif(trim(u.first_name || ' ' || u.last_name), '')) as guest,
  coalesce(nullif(trim(b.guest_phone), ''), nullif(trim(u.phone_number), '')) as phone,
  case
    when b.cancelled_at is not null then 'cancelled'
    when b.confirmed_at is not null then 'confirmed'
    when booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, now()) then 'held'
    else 'expired'
  end as state,
  -- The stay takes place.
  b.confirmed_at is not null and b.cancelled_at is null as stands,
  b.cancelled_at is null
    and booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, now()) as occupies,
  -- What is still to be paid, whole NOK, begun ones counted: by invoice, or by card with a link.
  case when b.confirmed_at is not null and b.cancelled_at is null and b.balance_ore > 0
    then (b.balance_ore + 99) / 100 else 0 end as owed_nok,
  -- How it is settled, in one word for every list, page and file.
  case
    when b.cancelled_at is not null then 'none'
    when b.confirmed_at is null then
      case when booking_occupies(b.confirmed_at, b.cancelled_at, b.hold_until, b.payment_started_at, now())
        then 'waiting' else 'none' end
    when not b.paid then 'unpaid'
    when b.settlement = 'free' then 'free'
    when b.settlement = 'card' then 'card'
    else 'elsewhere'
  end as standing,
  -- The next party at the koie that is still to come.
  (
    select min(n.arrival_date) from bookings n
    where n.koie_id = b.koie_id and n.id <> b.id and n.confirmed_at is not null and n.cancelled_at is null
      and n.arrival_date >= greatest(oslo_today(), b.departure_date)
  ) as next_arrival
from bookings b
left join koier k on k.id = b.koie_id
left join users u on u.ntnui_no = b.user_id;
