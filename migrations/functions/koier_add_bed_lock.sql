create or replace function koier_add_bed_lock() returns trigger language plpgsql as $$
begin
  insert into bed_locks (koie_id) values (new.id);
  return null;
end $$;
