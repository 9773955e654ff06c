-- Passkeys (WebAuthn) as a second factor for the panel, and what each is asked to sign, once.
create table passkeys (
  id integer generated always as identity primary key,
  user_id integer not null,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null default '{}',
  name text not null,
  created_at timestamptz not null default now(),
  used_at timestamptz,
  constraint passkeys_user_fkey foreign key (user_id) references users on delete cascade,
  constraint passkeys_credential_key unique (credential_id),
  constraint passkeys_name_length check (length(trim(name)) between 1 and 60)
);
create index passkeys_user_idx on passkeys (user_id);
comment on column passkeys.counter is 'Of the last use, as the passkey counts them; 0 where it does not. A copy that is behind is refused';
create trigger passkeys_history after insert or delete on passkeys
  for each row execute function record_second_factor('passkeys', 'name');

create table passkey_challenges (
  challenge text primary key,
  user_id integer not null,
  purpose text not null,
  expires_at timestamptz not null,
  constraint passkey_challenges_user_fkey foreign key (user_id) references users on delete cascade,
  constraint passkey_challenges_purpose_known check (purpose in ('register', 'sign_in'))
);
create index passkey_challenges_expires_idx on passkey_challenges (expires_at);
