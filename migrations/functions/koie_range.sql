-- Koier as an exclusion constraint can compare them: null stands for all of them.
create or replace function koie_range(koie_ids integer[]) returns int4multirange
  language sql immutable parallel safe
  return case when koie_ids is null then '{(,)}'::int4multirange
    else (select range_agg(int4range(id, id, '[]')) from unnest(koie_ids) as id) end;
