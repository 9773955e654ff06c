drop table remote_answers;
drop trigger closures_board_decides on closures;
drop function closures_board_decides();
drop table avalanche_decisions;
drop table avalanche_regions;
drop table avalanche_warnings;
alter table closures
  drop column source,
  drop column avalanche_level,
  drop column warning_nb,
  drop column warning_en,
  drop column warning_link;
alter table koier
  drop column avalanche_region,
  drop column avalanche_threshold,
  drop column avalanche_mode,
  drop column avalanche_confirmed;
