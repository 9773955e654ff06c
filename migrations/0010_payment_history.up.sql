-- A lease says which process is talking to Stripe just now: not a change that belongs in the history.

drop trigger payments_history on payments;
create trigger payments_history after insert or delete on payments
  for each row execute function record_history('id', 'token_id');
create trigger payments_history_of_changes after update on payments
  for each row when (
    to_jsonb(old) - 'leased_until' - 'version' is distinct from to_jsonb(new) - 'leased_until' - 'version'
  )
  execute function record_history('id', 'token_id');
