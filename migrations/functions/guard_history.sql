-- Lets go of what has been anonymised, and of what an erasure takes out that is noted in the same transaction.
create or replace function guard_history() returns trigger language plpgsql as $$
begin
  if exists (select from erasures where transaction = pg_current_xact_id_if_assigned() and at = now())
    or old.resource = 'bookings' and exists (
      select from bookings where id::text = old.record_id and anonymised_at is not null)
    or old.resource = 'emails' and exists (
      select from emails e join bookings b on b.id = e.booking_id
      where e.id::text = old.record_id and b.anonymised_at is not null)
    or old.resource = 'waiting_entries' and exists (
      select from waiting_entries where id::text = old.record_id and user_id is null)
  then
    return old;
  end if;
  raise exception 'the history is not edited' using errcode = 'check_violation',
    constraint = 'audit_entries_append_only', table = 'audit_entries';
end $$;
