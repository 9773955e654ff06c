-- Until when beds are held for somebody on the waiting list: for 12 hours, but not past 18:00 in Oslo of the day before
-- the first night; an hour where less than two are left until then.
create or replace function waiting_offer_until(first_night date, at timestamptz) returns timestamptz
  language sql stable
  return (
    select case when latest - at < interval '2 hours' then at + interval '1 hour'
      else least(at + interval '12 hours', latest) end
    from (select ((first_night - 1) + time '18:00') at time zone 'Europe/Oslo') as l (latest)
  );
