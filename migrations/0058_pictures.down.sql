drop table picture_files;
drop table pictures;
drop function picture_files_note_unowned();
