-- From when, and until when, members can book each night of a koie, and what limits a stay that has the night.
-- The one place that knows. `rule` says where it comes from: a booking period that the night lies in, or else the koie's
-- weekly release, or else its booking window, at midnight in Oslo.
create or replace function koie_openings(koie integer, first_night date, end_night date) returns table (
  night date, rule text, opens_at timestamptz, closes_at timestamptz, max_nights integer, max_guests integer
) language sql stable as $$
  select n.night,
    case when p.id is not null then 'period' when r.id is not null then 'release' else 'window' end,
    coalesce(
      p.opens_at,
      release_opens(n.night, r.weekday, r.at_time, r.from_weekday, r.from_week, r.nights),
      (n.night + 1 - k.booking_window)::timestamp at time zone 'Europe/Oslo'
    ),
    p.closes_at, p.max_nights, p.max_guests
  from koier k
  cross join lateral (
    select koie_openings.first_night + i as night from generate_series(0, end_night - first_night - 1) as i
  ) as n
  left join booking_periods p on (p.koie_ids is null or k.id = any (p.koie_ids))
    and n.night between p.first_night and p.last_night
  left join release_rules r on (r.koie_ids is null or k.id = any (r.koie_ids))
  where k.id = koie
$$;
