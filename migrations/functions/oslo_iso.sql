-- A moment as the clocks of Oslo show it, with their distance from UTC: 2026-12-02T08:00:00+01:00.
create or replace function oslo_iso(moment timestamptz) returns text
  language sql stable
  return to_char(moment at time zone 'Europe/Oslo', 'YYYY-MM-DD"T"HH24:MI:SS+')
    || to_char((moment at time zone 'Europe/Oslo') - (moment at time zone 'UTC'), 'HH24:MI');
