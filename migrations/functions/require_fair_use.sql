-- Refuses a member's stay that is more than a fair share of the koier, under the lock of the member, so that bookings
-- sent at the same moment queue here.
create or replace function require_fair_use(
  member integer, koie integer, first_night date, end_night date, but integer default null
) returns void language plpgsql as $$
declare
  found_refusal record;
begin
  perform from users where ntnui_no = member for no key update;
  select * into found_refusal from fair_use_refusal(member, koie, first_night, end_night, but);
  if found then
    raise exception 'the stay is more than a fair share' using errcode = 'check_violation', table = 'bookings',
      constraint = found_refusal.refusal, detail = found_refusal.detail;
  end if;
end $$;
