drop index bookings_unpaid_idx;
drop index payments_checkout_idx;
alter table payments drop column checkout_session_id;
alter table payments drop column checkout_expires_at;

-- Before this step a card booking that is confirmed is paid: what is owed stays owed as an invoice.
update bookings set settlement = 'invoice', awaits_card = false where awaits_card;

alter table bookings drop column paid;
alter table bookings add column paid boolean generated always as (
  confirmed_at is not null and (settlement <> 'invoice' or invoice_paid_at is not null)
) stored;
alter table bookings drop column awaits_card;

create index bookings_unpaid_invoice_idx on bookings (arrival_date)
  where settlement = 'invoice' and invoice_paid_at is null;
