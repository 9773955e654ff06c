-- A booking that staff make and the guest is to pay by card: confirmed at once, paid when the card is charged.

alter table bookings add column awaits_card boolean not null default false;
comment on column bookings.awaits_card is
  'Confirmed by staff, to be paid with the card by a link: until then not paid';
alter table bookings add constraint bookings_awaits_card_only_by_card check (not awaits_card or settlement = 'card');

-- PostgreSQL before 17 cannot give a generated column another expression.
alter table bookings drop column paid;
alter table bookings add column paid boolean generated always as (
  confirmed_at is not null and not awaits_card and (settlement <> 'invoice' or invoice_paid_at is not null)
) stored;

alter table payments add column checkout_session_id text;
alter table payments add column checkout_expires_at timestamptz;
alter table payments add constraint payments_checkout_session_key unique (checkout_session_id);
comment on column payments.checkout_session_id is
  'The page at Stripe where the guest can pay: not known to be over. No other is made while it is there';
comment on column payments.checkout_expires_at is
  'When the page that this attempt opens, or has opened, is over by itself: part of what Stripe is asked';

create index payments_checkout_idx on payments (id) where checkout_session_id is not null;

-- What is owed: invoices, and cards that have not been charged.
drop index bookings_unpaid_invoice_idx;
create index bookings_unpaid_idx on bookings (arrival_date)
  where confirmed_at is not null and cancelled_at is null and not paid;
