create or replace function disputes_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (new.payment_id, new.stripe_id, new.currency, new.opened_at) is distinct from
      (old.payment_id, old.stripe_id, old.currency, old.opened_at) then
    raise exception 'dispute % is kept', old.id
      using errcode = 'check_violation', constraint = 'disputes_kept', table = 'disputes';
  end if;
  return new;
end $$;
