-- The days on which a key went out and came back, whoever changes where it is: today, until somebody says that it
-- came back before. One that has not gone out leaves no note about it.
create or replace function bookings_key_days() returns trigger language plpgsql as $$
begin
  if new.key_status <> old.key_status then
    if new.key_status = 'picked_up' and old.key_status = 'not_picked_up' then
      new.key_out_on := oslo_today();
    elsif new.key_status = 'not_picked_up' then
      new.key_out_on := null;
      new.without_key_note := '';
    end if;
    new.key_back_on := case when new.key_status = 'delivered' then oslo_today() end;
  elsif new.key_back_on > oslo_today() then
    raise exception 'a key cannot have come back in the future'
      using errcode = 'check_violation', constraint = 'bookings_key_back_not_to_come';
  end if;
  return new;
end $$;
