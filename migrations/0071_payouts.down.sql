delete from stripe_readings where what in ('payouts', 'balance');
drop table balance_transactions;
drop table payouts;
drop function balance_transactions_guard();
drop function payouts_guard();
drop function is_closed_month(date);
