-- The text that a search looks for words in. Indexes are made of it, so that no search reads every row; a change of
-- it needs a migration that makes bookings_found_idx and users_found_idx anew.
create or replace function found_by(name text, phone text, email text, besides text) returns text
  language sql immutable parallel safe
  return coalesce(name, '') || ' ' || replace(coalesce(phone, ''), ' ', '') || ' ' || coalesce(email, '')
    || ' ' || coalesce(besides, '');
