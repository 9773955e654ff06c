-- Each change of the price says why, whoever writes: set_config('koiene.price', '{"reason": "board", "note": "…"}', true).
create or replace function record_price_change() returns trigger language plpgsql as $$
declare
  why jsonb := nullif(current_setting('koiene.price', true), '')::jsonb;
  actor jsonb := nullif(current_setting('koiene.actor', true), '')::jsonb;
begin
  insert into price_changes (booking_id, was_nok, is_nok, reason, note, changed_by)
  values (new.id, old.price_nok, new.price_nok, coalesce(why ->> 'reason', 'other'), coalesce(why ->> 'note', ''),
    (actor ->> 'user')::integer);
  perform set_config('koiene.price', '', true);
  return null;
end $$;
