create or replace function booking_received_ore(booking integer) returns integer
  language sql stable
  return (
    select (
      coalesce((select sum(p.amount_ore) from payments p where p.booking_id = booking and p.state = 'succeeded'), 0)
      - coalesce((
        select sum(r.amount_ore) from payments p join refunds r on r.payment_id = p.id
        where p.booking_id = booking and r.state <> 'failed'
      ), 0)
    )::integer
  );
