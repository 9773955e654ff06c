drop trigger koier_tell_waiting_list on koier;
drop trigger closures_tell_waiting_list on closures;
drop trigger bookings_tell_waiting_list on bookings;
drop trigger bookings_tell_waiting_list_of_new on bookings;
-- What is offered is not held for so long without the list.
update bookings set hold_until = now() where hold_until > now() and confirmed_at is null and payment_started_at is null
  and id in (select booking_id from waiting_entries where state = 'offered');
delete from emails where kind in ('waitlist_offer', 'waitlist_expired');
drop table waiting_entries;
drop function koier_tell_waiting_list();
drop function closures_tell_waiting_list();
drop function bookings_tell_waiting_list();
drop function waiting_entries_guard();
drop function if exists offer_beds(integer, date, date);
drop function if exists give_up_offer(integer, integer);
drop function if exists waiting_offer_until(date, timestamptz);
-- A koie that a booking period or a release rule is for by name is not deleted.
create or replace function koier_keep_chosen() returns trigger language plpgsql as $$
begin
  if exists (select from booking_periods where old.id = any (koie_ids))
    or exists (select from release_rules where old.id = any (koie_ids)) then
    raise exception 'koie % is chosen in a booking rule', old.id using errcode = 'foreign_key_violation',
      constraint = 'koier_not_chosen', table = 'koier';
  end if;
  return null;
end $$;
-- Lets go of what has been anonymised, and of what an erasure takes out that is noted in the same transaction.
create or replace function guard_history() returns trigger language plpgsql as $$
begin
  if exists (select from erasures where transaction = pg_current_xact_id_if_assigned() and at = now())
    or old.resource = 'bookings' and exists (
      select from bookings where id::text = old.record_id and anonymised_at is not null)
    or old.resource = 'emails' and exists (
      select from emails e join bookings b on b.id = e.booking_id
      where e.id::text = old.record_id and b.anonymised_at is not null)
  then
    return old;
  end if;
  raise exception 'the history is not edited' using errcode = 'check_violation',
    constraint = 'audit_entries_append_only', table = 'audit_entries';
end $$;
