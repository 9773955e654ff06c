-- Gives a receipt its number as its transaction commits. The row of the series is the last lock that is taken, and is
-- held for the commit alone; a transaction that is rolled back leaves the number to the next one.
create or replace function receipts_draw_number() returns trigger language plpgsql as $$
declare
  drawn integer;
begin
  select s.last_number + 1 into strict drawn from receipt_series s for update;
  update receipts set number = drawn, issued_at = clock_timestamp() where id = new.id;
  update receipt_series set last_number = drawn;
  return null;
end $$;
