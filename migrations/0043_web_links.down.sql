alter table descriptions
  drop constraint descriptions_yr_link_nor_web,
  drop constraint descriptions_yr_link_eng_web;
alter table locations
  drop constraint locations_map_pdf_web;
alter table koier
  drop constraint koier_album_web;
