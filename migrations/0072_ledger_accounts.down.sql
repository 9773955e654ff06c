-- The numbers that the board has filled in are kept for the step forward.
do $$
begin
  if exists (select from ledger_accounts where version > 0) then
    create table ledger_accounts_kept as table ledger_accounts;
  end if;
end $$;

drop table ledger_accounts;
