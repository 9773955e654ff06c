-- One payment and one full refund a booking. What the old shape cannot say is kept as it is in `accounts_kept`, which
-- is only made when there is something to keep, and taken up again by the step forward.

drop trigger bookings_price_change on bookings;
drop trigger payments_count_account on payments;
drop trigger payments_guard on payments;
drop trigger refunds_count_account on refunds;
drop trigger refunds_guard on refunds;
drop trigger bookings_history_of_changes on bookings;
drop trigger bookings_history on bookings;
create trigger bookings_history after insert or update or delete on bookings
  for each row execute function record_history('id');
drop trigger payments_history_of_changes on payments;
drop trigger payments_history on payments;
create trigger payments_history after insert or delete on payments
  for each row execute function record_history('id', 'token_id');
create trigger payments_history_of_changes after update on payments
  for each row when (
    to_jsonb(old) - 'leased_until' - 'version' is distinct from to_jsonb(new) - 'leased_until' - 'version'
  )
  execute function record_history('id', 'token_id');
alter table payments disable trigger user;
alter table bookings disable trigger user;
alter table disputes disable trigger user;

do $$
begin
  if not exists (select from price_changes) and not exists (select from refunds) and not exists (select from disputes)
    and not exists (select from payments where position > 1) then
    return;
  end if;
  create table if not exists accounts_kept (
    booking_id integer primary key,
    price_nok integer not null,
    charges jsonb not null,
    refunds jsonb not null,
    disputes jsonb not null,
    price_changes jsonb not null,
    payment jsonb,
    price_left_nok integer,
    settlement text,
    confirmed_at timestamptz,
    cancelled_at timestamptz,
    is_unchanged boolean not null default false
  );
  insert into accounts_kept (booking_id, price_nok, charges, refunds, disputes, price_changes, settlement, confirmed_at,
    cancelled_at)
  select b.id, b.price_nok,
    (select coalesce(jsonb_agg(to_jsonb(p)), '[]') from payments p where p.booking_id = b.id),
    (select coalesce(jsonb_agg(to_jsonb(r)), '[]') from payments p join refunds r on r.payment_id = p.id
      where p.booking_id = b.id),
    (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from payments p join disputes d on d.payment_id = p.id
      where p.booking_id = b.id),
    (select coalesce(jsonb_agg(to_jsonb(c)), '[]') from price_changes c where c.booking_id = b.id),
    b.settlement, b.confirmed_at, b.cancelled_at
  from bookings b
  where b.id in (
    select booking_id from price_changes
    union select booking_id from payments where position > 1
    union select p.booking_id from payments p join refunds r on r.payment_id = p.id
    union select p.booking_id from payments p join disputes d on d.payment_id = p.id
  )
  on conflict (booking_id) do update set
    price_nok = excluded.price_nok, charges = excluded.charges, refunds = excluded.refunds,
    disputes = excluded.disputes, price_changes = excluded.price_changes, settlement = excluded.settlement,
    confirmed_at = excluded.confirmed_at, cancelled_at = excluded.cancelled_at, is_unchanged = false;
end $$;

alter table payments add column price_nok integer;
alter table payments add column charged_ore integer;
alter table payments add column refund_id text;
alter table bookings drop column awaits_card;
alter table bookings add column awaits_card boolean not null default false;
alter table bookings add column invoice_paid_at timestamptz;
alter table payments drop constraint payments_state_known;
alter table payments drop constraint payments_succeeded_whole;
drop index payments_one_open_key;
drop index payments_unsettled_idx;
drop index payments_settled_idx;
drop index payments_wrong_amount_idx;
drop index payments_charge_idx;
drop index payments_payment_intent_key;

-- What a stay cost before accounts began, unless it has been changed since.
update bookings b set price_nok = c.was_nok
from price_changes c
where c.booking_id = b.id and c.reason = 'opening' and c.note = 'kept' and c.is_nok = b.price_nok;
update payments p set price_nok = coalesce(
  (select c.was_nok from price_changes c
   where c.booking_id = b.id and c.reason = 'opening' and c.note = 'moved' order by c.id limit 1),
  b.price_nok
) from bookings b where b.id = p.booking_id;

update bookings b set awaits_card = true
from payments p
where p.booking_id = b.id and p.method = 'link' and p.state <> 'succeeded' and p.position = 1
  and b.settlement = 'card' and b.confirmed_at is not null and b.price_nok > 0;
update bookings b set invoice_paid_at = p.settled_at
from payments p where p.booking_id = b.id and p.method = 'invoice' and p.state = 'succeeded';

delete from disputes;
update payments p set charged_ore = amount_ore where state = 'succeeded' and method in ('card', 'link');
update payments p set state = case when r.is_over then 'refunded' else 'refund_due' end, refund_id = r.stripe_id,
  settled_at = case when r.is_over then r.settled_at else nullif(p.settled_at, p.created_at) end
from (
  select payment_id, sum(amount_ore) as amount_ore, bool_and(state = 'succeeded') as is_over, max(stripe_id) as stripe_id,
    max(settled_at) as settled_at
  from refunds where state <> 'failed' group by payment_id
) r
where r.payment_id = p.id and r.amount_ore = p.amount_ore and p.state = 'succeeded' and p.method in ('card', 'link');
-- Money that is not the price, and that nobody has seen to.
update payments p set state = 'wrong_amount', settled_at = null
from bookings b
where b.id = p.booking_id and p.state = 'succeeded' and p.method in ('card', 'link') and b.cancelled_at is null
  and p.charged_ore <> b.price_nok * 100 and b.received_ore > 0
  and (b.confirmed_at is null or b.balance_ore > 0);
-- A stay that cost nothing.
update payments p set state = 'succeeded', charged_ore = 0
where p.state = 'open' and p.settled_at is not null;
-- What staff have noted is said by the booking.
update payments p set settled_at = null,
  state = case when p.stripe_status in ('failed', 'requires_payment_method', 'canceled', 'card_error', 'invalid_request_error')
    then 'declined' else 'open' end
where p.state = 'succeeded' and p.method in ('elsewhere', 'invoice');

drop function booking_received_ore(integer);
drop table refunds;
drop table disputes;
drop table price_changes;
drop table stripe_readings;
delete from payments where position > 1;

drop index bookings_unpaid_idx;
drop index bookings_overpaid_idx;
drop index bookings_received_unconfirmed_idx;
alter table bookings drop column paid;
alter table bookings drop column balance_ore;
alter table bookings drop column received_ore;
alter table bookings add column paid boolean generated always as (
  confirmed_at is not null and not awaits_card and (settlement <> 'invoice' or invoice_paid_at is not null)
) stored;
alter table bookings add constraint bookings_awaits_card_only_by_card check (not awaits_card or settlement = 'card');
comment on column bookings.awaits_card is
  'Confirmed by staff, to be paid with the card by a link: until then not paid';
create index bookings_unpaid_idx on bookings (arrival_date)
  where confirmed_at is not null and cancelled_at is null and not paid;

alter table payments drop constraint payments_booking_position_key;
alter table payments drop constraint payments_position_positive;
alter table payments drop constraint payments_amount_positive;
alter table payments drop constraint payments_currency_known;
alter table payments drop constraint payments_method_known;
alter table payments drop column position;
alter table payments drop column method;
alter table payments drop column amount_ore;
alter table payments drop column currency;
alter table payments drop column note;
alter table payments alter column price_nok set not null;
alter table payments add constraint payments_booking_key unique (booking_id);
alter table payments add constraint payments_payment_intent_key unique (payment_intent_id);
alter table payments add constraint payments_price_not_negative check (price_nok >= 0);
alter table payments add constraint payments_charged_not_negative check (charged_ore >= 0);
alter table payments add constraint payments_state_known check (
  state in ('open', 'processing', 'requires_action', 'declined', 'succeeded', 'wrong_amount', 'refund_due', 'refunded')
);
create index payments_unsettled_idx on payments (state)
  where state in ('processing', 'requires_action', 'refund_due');
create index payments_wrong_amount_idx on payments (created_at) where state = 'wrong_amount';
comment on table payments is null;
comment on column payments.price_nok is 'The booking''s frozen price; what was charged stands in charged_ore';

drop function payments_guard();
drop function refunds_guard();
drop function disputes_guard();
drop function count_account();
drop function record_price_change();

alter table payments enable trigger user;
alter table bookings enable trigger user;

do $$
begin
  if to_regclass('accounts_kept') is not null then
    update accounts_kept k set payment = to_jsonb(p), price_left_nok = b.price_nok
    from bookings b left join payments p on p.booking_id = b.id where b.id = k.booking_id;
  end if;
end $$;
