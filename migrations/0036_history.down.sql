drop trigger audit_entries_never_emptied on audit_entries;
drop trigger audit_entries_guard on audit_entries;
drop function guard_history();
drop table erasures;
