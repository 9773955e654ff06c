create or replace function rebuild_nights_after_truncate() returns trigger language plpgsql as $$
begin
  perform rebuild_nights();
  return null;
end $$;
