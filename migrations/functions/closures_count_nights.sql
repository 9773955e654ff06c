-- Keeps the table of nights in step with a closure. Its guard has taken the locks before.
create or replace function closures_count_nights() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform add_to_nights(old.koie_id, old.first_night, old.last_night + 1, 0, -coalesce(old.beds, 0),
      case when old.beds is null then -1 else 0 end);
  end if;
  if tg_op <> 'DELETE' then
    perform add_to_nights(new.koie_id, new.first_night, new.last_night + 1, 0, coalesce(new.beds, 0),
      case when new.beds is null then 1 else 0 end);
  end if;
  return null;
end $$;
