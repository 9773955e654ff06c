-- The page that each guest has: reached by a link, of which only the hash is kept.

alter table bookings add column link_generation integer not null default 1;
alter table bookings add constraint bookings_link_generation_positive check (link_generation > 0);
comment on column bookings.link_generation is 'Which link to the guest''s own page is valid: a higher one ends those before';
alter table bookings add column cancelled_by_guest boolean not null default false;
alter table bookings add constraint bookings_cancelled_by_guest_known
  check (cancelled_at is not null or not cancelled_by_guest);
create index bookings_cancelled_by_guest_idx on bookings (cancelled_at) where cancelled_by_guest;

create table guest_links (
  booking_id integer primary key,
  generation integer not null,
  token_hash text not null,
  made_at timestamptz not null default now(),
  constraint guest_links_booking_fkey foreign key (booking_id) references bookings on delete cascade,
  constraint guest_links_token_hash_key unique (token_hash),
  constraint guest_links_token_hash_shape check (token_hash ~ '^[0-9A-Za-z_-]{43}$')
);
comment on table guest_links is 'Hashes (SHA-256, base64url) of the links to guests'' own pages. The links stand in the mails alone';

alter table audit_entries drop constraint audit_entries_source_known;
alter table audit_entries add constraint audit_entries_source_known
  check (source in ('panel', 'api', 'guest_link', 'job', 'import', 'seed', 'sql'));
