-- What people look at often in the panel's lists: tab, filters and order, by a name of their own.
create table saved_views (
  id integer generated always as identity primary key,
  user_id integer not null,
  resource text not null,
  name text not null,
  query text not null,
  created_at timestamptz not null default now(),
  constraint saved_views_user_fkey foreign key (user_id) references users on delete cascade,
  constraint saved_views_name_key unique (user_id, resource, name),
  constraint saved_views_name_not_blank check (trim(name) <> ''),
  constraint saved_views_name_not_too_long check (length(name) <= 60),
  constraint saved_views_resource_not_too_long check (length(resource) <= 60),
  constraint saved_views_query_not_too_long check (length(query) <= 2000)
);
