-- Terms: what a guest gets back. A set of terms belongs to the board; a booking keeps the version it was made under.
create or replace function terms_steps_sound(steps jsonb) returns boolean
  language sql immutable
  return jsonb_typeof(steps) = 'array' and jsonb_array_length(steps) <= 20
    and not exists (
      select from jsonb_array_elements(steps) s
      where jsonb_typeof(s) <> 'object' or jsonb_typeof(s -> 'days_before') is distinct from 'number'
        or jsonb_typeof(s -> 'percent') is distinct from 'number'
        or (s ->> 'days_before')::numeric not between 0 and 366 or (s ->> 'days_before')::numeric % 1 <> 0
        or (s ->> 'percent')::numeric not between 0 and 100 or (s ->> 'percent')::numeric % 1 <> 0
    )
    and (select count(distinct s ->> 'days_before') from jsonb_array_elements(steps) s) = jsonb_array_length(steps)
    -- Who cancels later never gets more.
    and not exists (
      select from jsonb_array_elements(steps) earlier, jsonb_array_elements(steps) later
      where earlier -> 'days_before' > later -> 'days_before' and earlier -> 'percent' < later -> 'percent'
    );
