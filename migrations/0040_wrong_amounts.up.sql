-- Money that came and is not what the booking costs: it confirms nothing, and a person says what becomes of it.

alter table payments drop constraint payments_state_known;
alter table payments add constraint payments_state_known check (
  state in (
    'open', 'processing', 'requires_action', 'declined', 'succeeded', 'wrong_amount', 'refund_due', 'refunded'
  )
);
create index payments_wrong_amount_idx on payments (created_at) where state = 'wrong_amount';
