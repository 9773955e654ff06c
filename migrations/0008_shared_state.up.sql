-- What several processes of the app must agree on: sessions, dead tokens, repeated requests, rate limits.

create table sessions (
  sid text primary key,
  sess jsonb not null,
  expire timestamptz not null
);
create index sessions_expire_idx on sessions (expire);

create table revoked_tokens (
  jti text primary key,
  expires_at timestamptz not null
);
create index revoked_tokens_expires_idx on revoked_tokens (expires_at);

create table idempotency_keys (
  user_id integer not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  answer json not null,
  created_at timestamptz not null default now(),
  constraint idempotency_keys_pkey primary key (user_id, key),
  constraint idempotency_keys_user_fkey foreign key (user_id) references users on delete cascade
);
create index idempotency_keys_created_idx on idempotency_keys (created_at);

create table stripe_events (
  id text primary key,
  received_at timestamptz not null default now()
);

create unlogged table rate_limits (
  key text primary key,
  hits integer not null,
  expires_at timestamptz not null
);
create index rate_limits_expires_idx on rate_limits (expires_at);
