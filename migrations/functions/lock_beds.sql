create or replace function lock_beds(koie integer) returns void language plpgsql as $$
begin
  update bed_locks set writes = writes + 1 where koie_id = koie;
end $$;
