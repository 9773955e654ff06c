-- The last day on which a stay can end that members can book at a moment; null when they can book no night.
create or replace function bookable_until(koie integer, at timestamptz) returns date language sql stable as $$
  select greatest(
    max(p.last_night + 1) filter (where p.opens_at <= at and (p.closes_at is null or p.closes_at > at)),
    upper(
      datemultirange(daterange(d.today, greatest(d.today, d.end_night)))
        - coalesce(range_agg(daterange(p.first_night, p.last_night, '[]')) filter (where p.id is not null), '{}')
    )
  )
  from koier k
  left join release_rules r on (r.koie_ids is null or k.id = any (r.koie_ids))
  cross join lateral (
    select (at at time zone 'Europe/Oslo')::date as today,
      coalesce(
        released_until(at, r.weekday, r.at_time, r.from_weekday, r.from_week, r.nights),
        (at at time zone 'Europe/Oslo')::date + k.booking_window
      ) as end_night
  ) d
  left join booking_periods p on (p.koie_ids is null or k.id = any (p.koie_ids)) and p.last_night >= d.today
  where k.id = koie
  group by k.id, d.today, d.end_night
$$;
