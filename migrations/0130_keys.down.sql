drop trigger bookings_move_key on bookings;
drop function bookings_move_key();
-- There is no such thing to be about any more.
update tasks set item = 'other' where item = 'key';
drop index tasks_one_open_per_key;
drop index tasks_one_open_per_item;
create unique index tasks_one_open_per_item on tasks (koie_id, item) where state <> 'done' and item <> 'other';
alter table tasks
  drop column key_id,
  drop constraint tasks_item_known,
  add constraint tasks_item_known check (
    item in ('gas_burner_primus', 'axe', 'hammer', 'saw', 'saw_blade', 'saw_bench', 'spade', 'kerosene_lamp', 'detergent', 'dishware', 'cookware', 'cabin_book', 'candle_holders', 'fire_blanket', 'fire_extinguisher', 'wood', 'gas', 'smoke_detector', 'other')
  );
alter table bookings drop column without_key_note;
drop table shelf_checks;
drop table key_moves;
drop table keys;
drop function keys_note_move();
drop function keys_keep_place();
