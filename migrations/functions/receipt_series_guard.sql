-- The series has one row, and its last number is that of the last receipt.
create or replace function receipt_series_guard() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or (select max(r.number) from receipts r)
      is distinct from (select nullif(s.last_number, 0) from receipt_series s) then
    raise exception 'the numbers of receipts have no gaps'
      using errcode = 'check_violation', constraint = 'receipt_series_gapless', table = 'receipt_series';
  end if;
  return null;
end $$;
