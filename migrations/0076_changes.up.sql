-- A guest changes to a dearer stay: its beds are held by a booking of their own until the difference is paid, and the
-- stay before is kept meanwhile. Then both switch in one transaction.

alter table bookings add column changes_booking_id integer;
alter table bookings add constraint bookings_changes_fkey
  foreign key (changes_booking_id) references bookings on delete cascade;
alter table bookings add constraint bookings_change_is_a_hold
  check (changes_booking_id is null or (confirmed_at is null and user_id is null));
create unique index bookings_one_change_key on bookings (changes_booking_id) where changes_booking_id is not null;
create index bookings_changes_of_koie_idx on bookings (koie_id) where changes_booking_id is not null;
comment on column bookings.changes_booking_id is
  'This row holds the beds that the booking with this id is about to be changed to, once the difference is paid';

-- Whoever changes or cancels a booking, the change that waited for its payment is over.
create function bookings_end_change() returns trigger language plpgsql as $$
begin
  delete from bookings where changes_booking_id = new.id;
  return null;
end $$;
create trigger bookings_end_change after update of
  koie_id, arrival_date, departure_date, guests_member, guests_not_member, price_nok, cancelled_at
  on bookings for each row when (
    (new.koie_id, new.arrival_date, new.departure_date, new.guests_member, new.guests_not_member, new.price_nok,
      new.cancelled_at) is distinct from
      (old.koie_id, old.arrival_date, old.departure_date, old.guests_member, old.guests_not_member, old.price_nok,
        old.cancelled_at)
  )
  execute function bookings_end_change();
