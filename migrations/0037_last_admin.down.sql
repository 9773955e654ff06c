drop trigger users_last_admin_goes on users;
drop trigger users_last_admin_changes on users;
drop function keep_an_admin();
