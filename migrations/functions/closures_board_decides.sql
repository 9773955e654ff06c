-- A closure for avalanche danger that a person changes becomes the board's own, and nights that a person takes out of
-- it are decided to be open: in both cases the job that watches leaves them alone. Not when the board answers what
-- the job has asked, which the application says by koiene.avalanche.
create or replace function closures_board_decides() returns trigger language plpgsql as $$
declare
  person integer := (nullif(current_setting('koiene.actor', true), '')::jsonb ->> 'user')::integer;
begin
  if person is null or current_setting('koiene.avalanche', true) = 'answered' then
    return case tg_op when 'DELETE' then old else new end;
  end if;
  insert into avalanche_decisions (koie_id, night, decision, level, decided_by)
    select old.koie_id, n::date, 'open', old.avalanche_level, person
    from generate_series(greatest(old.first_night, oslo_today()), old.last_night, interval '1 day') as n
    where exists (select from koier where id = old.koie_id)
      and (tg_op = 'DELETE' or new.koie_id <> old.koie_id or new.beds is not null
        or n::date not between new.first_night and new.last_night)
    on conflict on constraint avalanche_decisions_night_key do update
      set decision = 'open', reason = '', level = excluded.level, decided_by = person, decided_at = now();
  if tg_op = 'DELETE' then
    return old;
  end if;
  new.source := 'board';
  new.avalanche_level := null;
  return new;
end $$;
