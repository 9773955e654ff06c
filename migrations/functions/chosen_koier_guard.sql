-- For a table whose koie_ids name the koier that a row is for: each is there, and stays there meanwhile.
create or replace function chosen_koier_guard() returns trigger language plpgsql as $$
begin
  if new.koie_ids is null then
    return new;
  end if;
  perform from koier where id = any (new.koie_ids) order by id for key share;
  new.koie_ids := array(select distinct id from unnest(new.koie_ids) as id order by id);
  if exists (select from unnest(new.koie_ids) as asked where asked not in (select id from koier)) then
    raise exception 'there is no such koie' using errcode = 'foreign_key_violation', table = tg_table_name,
      constraint = 'chosen_koier_known';
  end if;
  return new;
end $$;
