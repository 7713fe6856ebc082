-- What the firm writes for its clients, their first visit, how somebody is best reached, and the firm's roll-out.

create table articles (
  id text primary key,
  kind text not null check (kind in ('article', 'news')),
  slug blob not null,
  title_en blob,
  title_fr blob,
  body_en blob,
  body_fr blob,
  is_published integer not null default 0 check (is_published in (0, 1)),
  -- days of the firm's zone, of news only; null without an end
  begins_on text,
  ends_on text,
  updated_by text references persons (id),
  updated_at text not null,
  check ((title_en is null) = (body_en is null) and (title_fr is null) = (body_fr is null)),
  check (title_en is not null or title_fr is not null),
  check ((kind = 'news') = (begins_on is not null))
) strict;

-- An article of no practice area is for all clients.
create table article_areas (
  article_id text not null references articles (id) on delete cascade,
  practice_area text not null,
  primary key (article_id, practice_area)
) strict, without rowid;

create table first_visits (
  person_id text primary key references persons (id),
  done_at text not null
) strict;

-- Nobody is here who likes the portal.
create table contact_preferences (
  person_id text primary key references persons (id),
  way text not null check (way in ('portal', 'paper', 'phone')),
  note blob
) strict;

create table roll_out_steps (
  step text primary key,
  done_by text references persons (id),
  done_at text not null
) strict;

-- What staff learn with: no client's matter, and nobody's client.
alter table matters add column is_practice integer not null default 0 check (is_practice in (0, 1));
alter table persons add column is_practice integer not null default 0 check (is_practice in (0, 1));
