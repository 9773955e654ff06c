-- Where somebody is signed in to the panel. A session is alive as long as its row is there: taking it away ends it in
-- every process at once. The cookie's own table holds the number of the row.
create table panel_sessions (
  id uuid primary key default gen_random_uuid(),
  user_id integer not null,
  browser text not null default '',
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  proved_at timestamptz not null default now(),
  constraint panel_sessions_user_fkey foreign key (user_id) references users on delete cascade,
  constraint panel_sessions_browser_not_too_long check (length(browser) <= 60)
);
create index panel_sessions_user_idx on panel_sessions (user_id);
create index panel_sessions_seen_idx on panel_sessions (seen_at);
comment on column panel_sessions.browser is 'What it said it was, such as «Firefox, Windows»';
comment on column panel_sessions.proved_at is 'When its user last showed who they are';
