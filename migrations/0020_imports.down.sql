drop table imported_rows;
drop table imports;
