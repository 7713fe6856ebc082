-- A date in a matter, or a series of dates by a rule of RFC 5545. Times are wall times in `time_zone`: `YYYY-MM-DDTHH:MM`,
-- or `YYYY-MM-DD` for whole days, of which `ends` is the last. What was changed in one date of a series is a row of its own.
create table calendar_events (
  id text primary key,
  matter_id text not null references matters (id),
  series_id text references calendar_events (id),
  recurrence text,
  kind text not null check (kind in ('hearing', 'mediation', 'meeting', 'discovery', 'deadline', 'other')),
  audience text not null check (audience in ('internal', 'shared')),
  time_zone text not null,
  all_day integer not null check (all_day in (0, 1)),
  starts text not null,
  ends text not null,
  rule text,
  title_en blob,
  title_fr blob,
  notes_en blob,
  notes_fr blob,
  bring_en blob,
  bring_fr blob,
  place blob,
  video_url blob,
  created_by text not null references persons (id),
  created_at text not null,
  changed_at text not null,
  shared_at text,
  cancelled_at text,
  sequence integer not null default 0 check (sequence >= 0),
  check ((series_id is null) = (recurrence is null)),
  check (series_id is null or rule is null),
  check ((audience = 'shared') = (shared_at is not null))
) strict;
create index calendar_events_by_matter on calendar_events (matter_id, changed_at);
create unique index calendar_events_of_series on calendar_events (series_id, recurrence) where series_id is not null;

-- Every date of every event as UTC instants, written with the event: lists and reminders read ranges. `starts` is the wall time.
create table calendar_dates (
  event_id text not null references calendar_events (id),
  starts text not null,
  matter_id text not null references matters (id),
  starts_at text not null,
  ends_at text not null,
  cancelled_at text,
  primary key (event_id, starts),
  check (ends_at >= starts_at)
) strict, without rowid;
create index calendar_dates_by_matter on calendar_dates (matter_id, starts_at);
create index calendar_dates_by_time on calendar_dates (starts_at);

-- Who comes.
create table calendar_people (
  event_id text not null references calendar_events (id),
  person_id text not null references persons (id),
  matter_id text not null references matters (id),
  primary key (event_id, person_id)
) strict, without rowid;
create index calendar_people_by_person on calendar_people (person_id);

-- What an event was before a change; `starts` names the one date of a series that was cancelled, `next_at` is when it would
-- have been next.
create table calendar_changes (
  id text primary key,
  event_id text not null references calendar_events (id),
  matter_id text not null references matters (id),
  kind text not null check (kind in ('changed', 'cancelled')),
  starts text,
  was blob not null,
  next_at text,
  by_id text not null references persons (id),
  at text not null
) strict;
create index calendar_changes_by_event on calendar_changes (event_id, at);

-- Up to which change a client or outside person has seen an event.
create table calendar_seen (
  event_id text not null references calendar_events (id),
  person_id text not null references persons (id),
  matter_id text not null references matters (id),
  seen_at text not null,
  primary key (event_id, person_id)
) strict, without rowid;

create table calendar_reminders (
  event_id text not null references calendar_events (id),
  person_id text not null references persons (id),
  starts_at text not null,
  matter_id text not null references matters (id),
  primary key (event_id, person_id, starts_at)
) strict, without rowid;

-- A person's private address for their calendar program; the address itself is not kept.
create table calendar_feeds (
  id text primary key,
  person_id text not null references persons (id),
  token_hash blob not null unique,
  titles text not null check (titles in ('neutral', 'full')),
  scope text not null check (scope in ('mine', 'all')),
  created_at text not null,
  fetched_at text,
  revoked_at text
) strict;
create unique index calendar_feeds_one on calendar_feeds (person_id) where revoked_at is null;
