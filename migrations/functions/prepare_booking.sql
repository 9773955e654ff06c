-- Before a member books: the stay must be bookable now; then their own unpaid holds that the new booking replaces are
-- given up, and what is left of them is counted, all under the lock of the member, so that bookings sent at the same
-- moment queue here.
--
-- A hold that is given up ends now, as it would have by itself. One whose payment is under way is kept.
-- `most` is how many unpaid holds they may have beside the new one; null for as many as they like. Without `by_fair_use`
-- the rules of fair use do not count.
create or replace function prepare_booking(
  member integer, koie integer, first_night date, end_night date, guests integer, most integer,
  by_fair_use boolean
) returns void language plpgsql as $$
declare
  moment timestamptz;
  running record;
  found_refusal record;
begin
  -- Before anything is locked: who asks too early keeps nobody waiting.
  select * into found_refusal from stay_refusal(koie, first_night, end_night, guests, clock_timestamp());
  if found then
    raise exception 'the stay cannot be booked' using errcode = 'check_violation', table = 'bookings',
      constraint = found_refusal.refusal, detail = found_refusal.detail;
  end if;
  perform from users where ntnui_no = member for no key update;
  moment := clock_timestamp();
  update bookings set hold_until = moment
    where user_id = member and koie_id = koie and hold_until > moment
      and confirmed_at is null and cancelled_at is null and payment_started_at is null
      and arrival_date < end_night and departure_date > first_night;
  select count(*) as holds, greatest(min(hold_until), moment) as first_end into running
    from bookings
    where user_id = member and confirmed_at is null
      and booking_occupies(confirmed_at, cancelled_at, hold_until, payment_started_at, moment);
  if running.holds > most then
    raise exception 'member % has % unpaid holds', member, running.holds
      using errcode = 'check_violation', table = 'bookings', constraint = 'bookings_holds_per_member',
        detail = to_char(running.first_end at time zone 'Europe/Oslo', 'HH24:MI');
  end if;
  if by_fair_use then
    perform require_fair_use(member, koie, first_night, end_night);
  end if;
end $$;
