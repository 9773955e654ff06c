-- Links by which staff outside the membership system set a password: an invitation, or a reset they have asked for.
create table password_links (
  id integer generated always as identity primary key,
  user_id integer not null,
  purpose text not null,
  key uuid not null default gen_random_uuid(),
  token_hash bytea,
  expires_at timestamptz not null,
  used_at timestamptz,
  constraint password_links_user_fkey foreign key (user_id) references users on delete cascade,
  constraint password_links_purpose_known check (purpose in ('invitation', 'reset')),
  constraint password_links_token_key unique (token_hash)
);
create index password_links_user_idx on password_links (user_id);
comment on column password_links.key is 'What the token is derived from, with a secret that is not in the database: docs/adr/0008-guest-link.md';
