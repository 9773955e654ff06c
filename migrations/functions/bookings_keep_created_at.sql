create or replace function bookings_keep_created_at() returns trigger language plpgsql as $$
begin
  new.created_at := old.created_at;
  return new;
end $$;
