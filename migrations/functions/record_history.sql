-- Logging in is no change of a user. First argument: the key column. Further ones: columns whose values are secret and shown as ***.
create or replace function record_history() returns trigger language plpgsql as $$
declare
  actor jsonb := nullif(current_setting('koiene.actor', true), '')::jsonb;
  was jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) - array['version', 'last_login'] else '{}' end;
  becomes jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) - array['version', 'last_login'] else '{}' end;
  secret text[] := tg_argv[1:];
  difference jsonb;
begin
  select jsonb_object_agg(
      key,
      case when key = any (secret) then '["***", "***"]'::jsonb
        else jsonb_build_array(was -> key, becomes -> key) end
    ) into difference
    from jsonb_object_keys(was || becomes) as key
    where coalesce(was -> key, 'null') is distinct from coalesce(becomes -> key, 'null');
  if difference is null then
    return null;
  end if;
  insert into audit_entries (source, actor_id, resource, record_id, action, changes)
    values (
      coalesce(actor ->> 'source', 'sql'),
      (actor ->> 'user')::integer,
      tg_table_name,
      (was || becomes) ->> tg_argv[0],
      case tg_op when 'INSERT' then 'create' when 'UPDATE' then 'update' else 'delete' end,
      difference
    );
  return null;
end $$;
