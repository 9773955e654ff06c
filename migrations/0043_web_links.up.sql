-- Links that guests are shown lead to web pages only: the public site puts them into its pages as they are. What is
-- something else is taken out; the history keeps it.

update descriptions set yr_link_nor = trim(yr_link_nor) where yr_link_nor <> trim(yr_link_nor);
update descriptions set yr_link_nor = '' where yr_link_nor !~* '^(https?://[^[:space:][:cntrl:]]+)?$';
update descriptions set yr_link_eng = trim(yr_link_eng) where yr_link_eng <> trim(yr_link_eng);
update descriptions set yr_link_eng = '' where yr_link_eng !~* '^(https?://[^[:space:][:cntrl:]]+)?$';
alter table descriptions
  add constraint descriptions_yr_link_nor_web check (yr_link_nor ~* '^(https?://[^[:space:][:cntrl:]]+)?$'),
  add constraint descriptions_yr_link_eng_web check (yr_link_eng ~* '^(https?://[^[:space:][:cntrl:]]+)?$');

update locations set map_pdf = trim(map_pdf) where map_pdf <> trim(map_pdf);
update locations set map_pdf = '' where map_pdf !~* '^(https?://[^[:space:][:cntrl:]]+)?$';
alter table locations
  add constraint locations_map_pdf_web check (map_pdf ~* '^(https?://[^[:space:][:cntrl:]]+)?$');

update koier set album = trim(album) where album <> trim(album);
update koier set album = '' where album !~* '^(https?://[^[:space:][:cntrl:]]+)?$';
alter table koier
  add constraint koier_album_web check (album ~* '^(https?://[^[:space:][:cntrl:]]+)?$');
