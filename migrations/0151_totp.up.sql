-- A second factor for the panel: codes of an app (RFC 6238), and codes on paper for when there is no other.
create table totp_secrets (
  user_id integer primary key,
  sealed bytea not null,
  last_step bigint not null,
  created_at timestamptz not null default now(),
  constraint totp_secrets_user_fkey foreign key (user_id) references users on delete cascade
);
comment on column totp_secrets.sealed is 'The secret, encrypted: see docs/adr/0012-second-factor.md';
comment on column totp_secrets.last_step is 'Of the code that was used last: it and earlier ones are refused';

create table recovery_codes (
  user_id integer not null,
  code_hash bytea not null,
  used_at timestamptz,
  constraint recovery_codes_pkey primary key (user_id, code_hash),
  constraint recovery_codes_user_fkey foreign key (user_id) references users on delete cascade
);

create function record_second_factor() returns trigger language plpgsql as $$
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
create trigger totp_secrets_history after insert or delete or update of sealed on totp_secrets
  for each row execute function record_second_factor('totp');
