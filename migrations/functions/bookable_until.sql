-- The last day on which a stay can end that members can book at a moment; null when they can book no night.
create or replace function bookable_until(koie integer, at timestamptz) returns date language sql stable as $$
  select greatest(
    max(p.last_night + 1) filter (where p.opens_at <= at and (p.closes_at is null or p.closes_at > at)),
    upper(
      datemultirange(daterange(d.today, d.today + k.booking_window))
        - coalesce(range_agg(daterange(p.first_night, p.last_night, '[]')) filter (where p.id is not null), '{}')
    )
  )
  from koier k
  cross join (select (at at time zone 'Europe/Oslo')::date as today) d
  left join booking_periods p on (p.koie_ids is null or k.id = any (p.koie_ids)) and p.last_night >= d.today
  where k.id = koie
  group by k.id, d.today
$$;
