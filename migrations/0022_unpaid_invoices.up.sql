-- The panel's front page tells how many invoices are unpaid: a handful among all the bookings there have been.

create index bookings_unpaid_invoice_idx on bookings (arrival_date)
  where settlement = 'invoice' and invoice_paid_at is null;
