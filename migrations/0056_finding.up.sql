-- Finding bookings and people by any part of a name, a number or an address, however many there are.
create extension if not exists pg_trgm;

create function found_by(name text, phone text, email text, besides text) returns text
  language sql immutable parallel safe
  return coalesce(name, '') || ' ' || replace(coalesce(phone, ''), ' ', '') || ' ' || coalesce(email, '')
    || ' ' || coalesce(besides, '');

create index bookings_found_idx on bookings
  using gin (found_by(guest_name, guest_phone, contact_email, reference) gin_trgm_ops);
create index users_found_idx on users
  using gin (found_by(first_name || ' ' || last_name, phone_number, email, contact_email) gin_trgm_ops);

-- The tab of bookings that are held.
create index bookings_held_idx on bookings (created_at, id) where confirmed_at is null and cancelled_at is null;
