-- A receipt says what was paid or given back, names the one before it, gets its number from `receipts_draw_number`, and
-- is for good.
create or replace function receipts_guard() returns trigger language plpgsql as $$
declare
  is_true boolean;
begin
  if tg_op = 'INSERT' then
    if new.number is not null or new.issued_at is not null then
      raise exception 'the number of a receipt is drawn, not given'
        using errcode = 'check_violation', constraint = 'receipts_number_drawn', table = 'receipts';
    end if;
    select r.id into new.names_id from receipts r
      where new.refund_id is not null and r.payment_id = new.payment_id and case new.kind
        when 'credit_note' then r.refund_id is null
        else r.refund_id = new.refund_id and r.kind = 'credit_note' end;
    select p.booking_id = new.booking_id and p.state = 'succeeded' and case
        when new.refund_id is null then p.amount_ore = new.amount_ore
        when new.kind = 'credit_note' then r.amount_ore = new.amount_ore and r.state = 'succeeded'
        else r.amount_ore = new.amount_ore and r.state = 'failed' and new.names_id is not null end
      into is_true
      from payments p left join refunds r on r.payment_id = p.id and r.id = new.refund_id
      where p.id = new.payment_id;
    if is_true is distinct from true then
      raise exception 'a % of % øre for charge %, refund % would not be true', new.kind, new.amount_ore, new.payment_id,
        new.refund_id using errcode = 'check_violation', constraint = 'receipts_true', table = 'receipts';
    end if;
    return new;
  end if;
  if tg_op = 'UPDATE' and old.number is null and new.issued_at is not null
    and new.number = (select s.last_number + 1 from receipt_series s)
    and to_jsonb(new) - array['number', 'issued_at'] = to_jsonb(old) - array['number', 'issued_at'] then
    return new;
  end if;
  raise exception 'receipts are kept as they are'
    using errcode = 'check_violation', constraint = 'receipts_kept', table = 'receipts';
end $$;
