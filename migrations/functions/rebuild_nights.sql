-- Counts the table of nights anew, while nobody else writes bookings or closures: after rows were written without
-- triggers.
create or replace function rebuild_nights() returns void language plpgsql as $$
begin
  lock table closures, bookings, nights in share row exclusive mode;
  delete from nights;
  -- In order, so that the nights of a koie that are asked for together lie together.
  insert into nights (koie_id, night, sold, closed_beds, full_closures)
    select * from recount_nights() order by koie_id, night;
end $$;
