-- A change of somebody's second factor stands in the history of their user. First argument: what it is called there. Second: the column that tells which.
create or replace function record_second_factor() returns trigger language plpgsql as $$
declare
  actor jsonb := nullif(current_setting('koiene.actor', true), '')::jsonb;
  was jsonb := case when tg_op <> 'INSERT' then coalesce(to_jsonb(old) -> tg_argv[1], 'true') end;
  becomes jsonb := case when tg_op <> 'DELETE' then coalesce(to_jsonb(new) -> tg_argv[1], 'true') end;
begin
  insert into audit_entries (source, actor_id, resource, record_id, action, changes)
    values (
      coalesce(actor ->> 'source', 'sql'),
      (actor ->> 'user')::integer,
      'users',
      case when tg_op = 'DELETE' then old.user_id else new.user_id end,
      'update',
      jsonb_build_object(tg_argv[0], jsonb_build_array(was, becomes))
    );
  return null;
end $$;
