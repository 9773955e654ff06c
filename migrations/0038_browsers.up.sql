-- From which browsers somebody has signed in to the panel, so that they are told of one that is new.

create table known_browsers (
  user_id integer not null,
  mark text not null,
  seen_at timestamptz not null default now(),
  constraint known_browsers_pkey primary key (user_id, mark),
  constraint known_browsers_user_fkey foreign key (user_id) references users on delete cascade
);
create index known_browsers_seen_idx on known_browsers (seen_at);
comment on column known_browsers.mark is 'Hash of the cookie that the browser keeps';
