drop index payments_wrong_amount_idx;
alter table payments drop constraint payments_state_known;
-- Before this step nobody is shown such money: it goes back to the card.
update payments set state = 'refund_due' where state = 'wrong_amount';
alter table payments add constraint payments_state_known check (
  state in ('open', 'processing', 'requires_action', 'declined', 'succeeded', 'refund_due', 'refunded')
);
