-- At the end of a transaction that gave a koie more beds, or took it into use: they are offered.
create or replace function koier_tell_waiting_list() returns trigger language plpgsql as $$
begin
  perform offer_beds(new.id);
  return null;
end $$;
