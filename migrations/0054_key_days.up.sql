-- The Oslo days on which a key went out and came back. A key that came back yesterday can be dated so.
alter table bookings
  add column key_out_on date,
  add column key_back_on date,
  add constraint bookings_key_back_when_returned check (key_back_on is null or key_status = 'delivered'),
  add constraint bookings_key_back_after_out check (key_back_on >= key_out_on);
comment on column bookings.key_out_on is 'The Oslo day on which the key went out';
comment on column bookings.key_back_on is 'The Oslo day on which the key came back';

-- Of what went before, the history tells the days, as far as it reaches.
alter table bookings disable trigger user;
with changed as (
  select distinct on (record_id, changes -> 'key_status' ->> 1) record_id::integer as booking_id,
    changes -> 'key_status' ->> 1 as key_status, (at at time zone 'Europe/Oslo')::date as day
  from audit_entries
  where resource = 'bookings' and action = 'update' and changes ? 'key_status'
  order by record_id, changes -> 'key_status' ->> 1, id desc
)
update bookings b set
  key_out_on = went_out.day,
  key_back_on = case when b.key_status = 'delivered' and (went_out.day is null or back.day >= went_out.day)
    then back.day end
from (select distinct booking_id from changed) one
left join changed went_out on went_out.booking_id = one.booking_id and went_out.key_status = 'picked_up'
left join changed back on back.booking_id = one.booking_id and back.key_status = 'delivered'
where b.id = one.booking_id and b.key_status <> 'not_picked_up';
alter table bookings enable trigger user;

create function bookings_key_days() returns trigger language plpgsql as $$
begin
  return new;
end $$;
create trigger bookings_key_days before update on bookings
  for each row execute function bookings_key_days();
