create or replace function oslo_today() returns date
  language sql stable
  return (now() at time zone 'Europe/Oslo')::date;
