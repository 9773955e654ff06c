alter table bookings drop column kept_nok;
