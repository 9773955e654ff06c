drop table ledger_accounts;
