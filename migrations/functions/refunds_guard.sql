-- The refunds of a charge, failed ones aside, never exceed it. The booking is locked before the charge, as everywhere.
create or replace function refunds_guard() returns trigger language plpgsql as $$
declare
  charge record;
  others integer;
begin
  if tg_op = 'DELETE' then
    raise exception 'refund % is kept', old.id
      using errcode = 'check_violation', constraint = 'refunds_kept', table = 'refunds';
  end if;
  if tg_op = 'UPDATE' then
    if (new.id, new.payment_id, new.currency, new.method, new.created_at) is distinct from
        (old.id, old.payment_id, old.currency, old.method, old.created_at)
      or (old.sent_at is not null or old.state <> 'due') and new.amount_ore <> old.amount_ore
      or old.stripe_id is not null and new.stripe_id is distinct from old.stripe_id
      or old.state = 'failed' and new.state <> 'failed'
      or old.state = 'succeeded' and new.state not in ('succeeded', 'failed')
      or old.state = 'pending' and new.state = 'due' then
      raise exception 'refund % is not edited', old.id
        using errcode = 'check_violation', constraint = 'refunds_kept', table = 'refunds';
    end if;
    if new.amount_ore <= old.amount_ore then
      return new;
    end if;
  end if;
  if new.state = 'failed' then
    return new;
  end if;
  perform from bookings b
    where b.id = (select p.booking_id from payments p where p.id = new.payment_id) for no key update;
  select p.state, p.amount_ore into charge from payments p where p.id = new.payment_id for no key update;
  select coalesce(sum(r.amount_ore), 0) into others
    from refunds r where r.payment_id = new.payment_id and r.state <> 'failed' and r.id <> new.id;
  if charge.state is distinct from 'succeeded' or others + new.amount_ore > charge.amount_ore then
    raise exception 'charge % has % øre left to give back, not %', new.payment_id,
      case when charge.state = 'succeeded' then charge.amount_ore - others else 0 end, new.amount_ore
      using errcode = 'check_violation', constraint = 'refunds_within_charge', table = 'refunds';
  end if;
  return new;
end $$;
