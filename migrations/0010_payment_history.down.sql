drop trigger payments_history_of_changes on payments;
drop trigger payments_history on payments;
create trigger payments_history after insert or update or delete on payments
  for each row execute function record_history('id', 'token_id');
