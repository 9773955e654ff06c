-- Adds to what is counted of a koie's nights, from `first_night` up to but not including `end_night`. Whoever calls it
-- has the koie's lock. Nothing is taken from a night without a row: its koie is being deleted.
create or replace function add_to_nights(
  koie integer, first_night date, end_night date, sold_beds integer, beds_closed integer, times_closed integer
) returns void language plpgsql as $$
begin
  if sold_beds > 0 or beds_closed > 0 or times_closed > 0 then
    insert into nights as n (koie_id, night, sold, closed_beds, full_closures)
      select koie, first_night + i, sold_beds, beds_closed, times_closed
      from generate_series(0, end_night - first_night - 1) as i
    on conflict on constraint nights_pkey do update set sold = n.sold + excluded.sold,
      closed_beds = n.closed_beds + excluded.closed_beds, full_closures = n.full_closures + excluded.full_closures;
  else
    update nights n set sold = n.sold + sold_beds, closed_beds = n.closed_beds + beds_closed,
        full_closures = n.full_closures + times_closed
      where n.koie_id = koie and n.night >= first_night and n.night < end_night;
  end if;
end $$;
