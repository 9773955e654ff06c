-- Receipts are kept for as long as the law asks: in `receipts_kept`, which the step forward takes up again.
do $$
begin
  if exists (select from receipts) then
    create table receipts_kept as
      select to_jsonb(r) as receipt, array(select m.email_id from email_receipts m where m.receipt_id = r.id) as emails
      from receipts r order by r.id;
  end if;
end $$;

comment on column emails.sequence is
  '0: about the booking as it is. Others: about the stay before a move, the first one 1';
drop table email_receipts;
drop table receipts;
drop table receipt_series;
drop function receipts_guard();
drop function receipts_draw_number();
drop function receipt_series_guard();
