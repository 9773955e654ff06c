-- Kept for the step forward: closed months, and when refunds that failed afterwards had been given back.
do $$
begin
  if exists (select from closed_months) then
    create table closed_months_kept as select to_jsonb(c) as closed from closed_months c;
  end if;
  if exists (select from refunds where state = 'failed' and succeeded_at is not null) then
    create table returned_refunds_kept as
      select id, succeeded_at from refunds where state = 'failed' and succeeded_at is not null;
  end if;
end $$;

drop trigger refunds_guard_month on refunds;
drop trigger payments_guard_month on payments;
drop function refunds_guard_month();
drop function payments_guard_month();
drop table closed_months;
drop function closed_months_guard();
drop function require_open_month(timestamptz, text);
drop index refunds_returned_idx;
drop index refunds_succeeded_idx;
create index refunds_settled_idx on refunds (settled_at) where state = 'succeeded';
alter table refunds drop constraint refunds_succeeded_whole;
alter table refunds drop column succeeded_at;
