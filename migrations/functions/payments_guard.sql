-- What was taken is never edited or deleted, only followed by another row.
create or replace function payments_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.state = 'succeeded' or old.attempt > 0 then
      raise exception 'charge % is kept', old.id
        using errcode = 'check_violation', constraint = 'payments_kept', table = 'payments';
    end if;
    return old;
  end if;
  if (new.id, new.booking_id, new.position, new.currency) is distinct from
      (old.id, old.booking_id, old.position, old.currency)
    or old.state = 'succeeded' and (
      (new.state, new.method, new.amount_ore, new.payment_intent_id, new.settled_at, new.created_at) is distinct from
        (old.state, old.method, old.amount_ore, old.payment_intent_id, old.settled_at, old.created_at)
      or old.charge_id is not null and new.charge_id is distinct from old.charge_id
    ) then
    raise exception 'charge % is not edited', old.id
      using errcode = 'check_violation', constraint = 'payments_kept', table = 'payments';
  end if;
  return new;
end $$;
