-- Whether any `span` days in a row that reach the nights from `first_night` to `end_night` have more than `most` of `nights`.
create or replace function is_too_many_nights(
  nights date[], first_night date, end_night date, most integer, span integer
) returns boolean language sql immutable as $$
  with night as (select distinct n as day from unnest(nights) n)
  select exists (
    select from night f
    where f.day > first_night - span and f.day < end_night
      and (select count(*) from night n where n.day between f.day and f.day + span - 1) > most
  )
$$;
