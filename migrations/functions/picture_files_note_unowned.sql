create or replace function picture_files_note_unowned() returns trigger language plpgsql as $$
begin
  new.unowned_since := case when new.picture_id is null then coalesce(old.unowned_since, now()) end;
  return new;
end $$;
