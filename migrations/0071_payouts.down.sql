-- Kept for the step forward: read again, what belongs to a closed month would be counted on another day.
do $$
begin
  if exists (select from payouts) or exists (select from balance_transactions) then
    create table payouts_kept as select to_jsonb(p) as payout from payouts p;
    create table balance_transactions_kept as select to_jsonb(t) as line from balance_transactions t;
    create table stripe_readings_kept as select * from stripe_readings where what in ('payouts', 'balance');
  end if;
end $$;

delete from stripe_readings where what in ('payouts', 'balance');
drop table balance_transactions;
drop table payouts;
drop function balance_transactions_guard();
drop function payouts_guard();
drop function is_closed_month(date);
