-- What people write fits a page: a text without a limit is a way to stop whoever reads it. What is longer is cut; the
-- history keeps it.

update desks set
  name = left(name, 2000),
  address = left(address, 2000),
  opening_nb = left(opening_nb, 2000),
  opening_en = left(opening_en, 2000),
  contact = left(contact, 2000)
  where char_length(name) > 2000
  or char_length(address) > 2000
  or char_length(opening_nb) > 2000
  or char_length(opening_en) > 2000
  or char_length(contact) > 2000;
alter table desks
  add constraint desks_name_not_too_long check (char_length(name) <= 2000),
  add constraint desks_address_not_too_long check (char_length(address) <= 2000),
  add constraint desks_opening_nb_not_too_long check (char_length(opening_nb) <= 2000),
  add constraint desks_opening_en_not_too_long check (char_length(opening_en) <= 2000),
  add constraint desks_contact_not_too_long check (char_length(contact) <= 2000);

update locations set
  area = left(area, 2000),
  difficulty_info_nor = left(difficulty_info_nor, 2000),
  difficulty_info_eng = left(difficulty_info_eng, 2000),
  terrain_nor = left(terrain_nor, 2000),
  terrain_eng = left(terrain_eng, 2000),
  utm = left(utm, 2000),
  kartblad = left(kartblad, 2000),
  map_pdf = left(map_pdf, 2000)
  where char_length(area) > 2000
  or char_length(difficulty_info_nor) > 2000
  or char_length(difficulty_info_eng) > 2000
  or char_length(terrain_nor) > 2000
  or char_length(terrain_eng) > 2000
  or char_length(utm) > 2000
  or char_length(kartblad) > 2000
  or char_length(map_pdf) > 2000;
alter table locations
  add constraint locations_area_not_too_long check (char_length(area) <= 2000),
  add constraint locations_difficulty_info_nor_not_too_long check (char_length(difficulty_info_nor) <= 2000),
  add constraint locations_difficulty_info_eng_not_too_long check (char_length(difficulty_info_eng) <= 2000),
  add constraint locations_terrain_nor_not_too_long check (char_length(terrain_nor) <= 2000),
  add constraint locations_terrain_eng_not_too_long check (char_length(terrain_eng) <= 2000),
  add constraint locations_utm_not_too_long check (char_length(utm) <= 2000),
  add constraint locations_kartblad_not_too_long check (char_length(kartblad) <= 2000),
  add constraint locations_map_pdf_not_too_long check (char_length(map_pdf) <= 2000);

update descriptions set
  yr_link_nor = left(yr_link_nor, 2000),
  yr_link_eng = left(yr_link_eng, 2000),
  description_nor = left(description_nor, 5000),
  description_eng = left(description_eng, 5000),
  directions_nor = left(directions_nor, 5000),
  directions_eng = left(directions_eng, 5000),
  parking_nor = left(parking_nor, 5000),
  parking_eng = left(parking_eng, 5000)
  where char_length(yr_link_nor) > 2000
  or char_length(yr_link_eng) > 2000
  or char_length(description_nor) > 5000
  or char_length(description_eng) > 5000
  or char_length(directions_nor) > 5000
  or char_length(directions_eng) > 5000
  or char_length(parking_nor) > 5000
  or char_length(parking_eng) > 5000;
alter table descriptions
  add constraint descriptions_yr_link_nor_not_too_long check (char_length(yr_link_nor) <= 2000),
  add constraint descriptions_yr_link_eng_not_too_long check (char_length(yr_link_eng) <= 2000),
  add constraint descriptions_description_nor_not_too_long check (char_length(description_nor) <= 5000),
  add constraint descriptions_description_eng_not_too_long check (char_length(description_eng) <= 5000),
  add constraint descriptions_directions_nor_not_too_long check (char_length(directions_nor) <= 5000),
  add constraint descriptions_directions_eng_not_too_long check (char_length(directions_eng) <= 5000),
  add constraint descriptions_parking_nor_not_too_long check (char_length(parking_nor) <= 5000),
  add constraint descriptions_parking_eng_not_too_long check (char_length(parking_eng) <= 5000);

update koier set
  album = left(album, 2000),
  key_notice_nb = left(key_notice_nb, 2000),
  key_notice_en = left(key_notice_en, 2000)
  where char_length(album) > 2000
  or char_length(key_notice_nb) > 2000
  or char_length(key_notice_en) > 2000;
alter table koier
  add constraint koier_album_not_too_long check (char_length(album) <= 2000),
  add constraint koier_key_notice_nb_not_too_long check (char_length(key_notice_nb) <= 2000),
  add constraint koier_key_notice_en_not_too_long check (char_length(key_notice_en) <= 2000);

update closures set
  reason_nb = left(reason_nb, 2000),
  reason_en = left(reason_en, 2000)
  where char_length(reason_nb) > 2000
  or char_length(reason_en) > 2000;
alter table closures
  add constraint closures_reason_nb_not_too_long check (char_length(reason_nb) <= 2000),
  add constraint closures_reason_en_not_too_long check (char_length(reason_en) <= 2000);

update bookings set
  guest_name = left(guest_name, 2000),
  guest_phone = left(guest_phone, 2000),
  cancel_reason = left(cancel_reason, 2000),
  settlement_reason = left(settlement_reason, 2000),
  desk_note = left(desk_note, 2000),
  internal_note = left(internal_note, 5000)
  where char_length(guest_name) > 2000
  or char_length(guest_phone) > 2000
  or char_length(cancel_reason) > 2000
  or char_length(settlement_reason) > 2000
  or char_length(desk_note) > 2000
  or char_length(internal_note) > 5000;
alter table bookings
  add constraint bookings_guest_name_not_too_long check (char_length(guest_name) <= 2000),
  add constraint bookings_guest_phone_not_too_long check (char_length(guest_phone) <= 2000),
  add constraint bookings_cancel_reason_not_too_long check (char_length(cancel_reason) <= 2000),
  add constraint bookings_settlement_reason_not_too_long check (char_length(settlement_reason) <= 2000),
  add constraint bookings_desk_note_not_too_long check (char_length(desk_note) <= 2000),
  add constraint bookings_internal_note_not_too_long check (char_length(internal_note) <= 5000);

update guests set
  name = left(name, 2000),
  phone = left(phone, 2000),
  email = left(email, 2000)
  where char_length(name) > 2000
  or char_length(phone) > 2000
  or char_length(email) > 2000;
alter table guests
  add constraint guests_name_not_too_long check (char_length(name) <= 2000),
  add constraint guests_phone_not_too_long check (char_length(phone) <= 2000),
  add constraint guests_email_not_too_long check (char_length(email) <= 2000);

update reports set
  feedback = left(feedback, 5000),
  other_faults = left(other_faults, 5000)
  where char_length(feedback) > 5000
  or char_length(other_faults) > 5000;
alter table reports
  add constraint reports_feedback_not_too_long check (char_length(feedback) <= 5000),
  add constraint reports_other_faults_not_too_long check (char_length(other_faults) <= 5000);

update tasks set
  note = left(note, 5000)
  where char_length(note) > 5000;
alter table tasks
  add constraint tasks_note_not_too_long check (char_length(note) <= 5000);
