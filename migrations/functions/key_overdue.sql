-- The one definition of an overdue key: out after the stay for more days than the grace, or out while the next
-- party comes within two days. `stands` and `next_arrival` are columns of booking_details; `at` is an Oslo day.
create or replace function key_overdue(
  key_status text, stands boolean, departure date, next_arrival date, at date, grace_days integer
) returns boolean
  language sql immutable
  return key_status = 'picked_up' and stands and departure < at
    and (at - departure > grace_days or coalesce(next_arrival <= at + 2, false));
