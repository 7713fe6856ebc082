-- Messages, internal notes and comments.

-- A conversation between people of the firm and clients. `updated_at`: of its newest message.
create table threads (
  id text primary key,
  matter_id text not null references matters (id),
  subject_en blob,
  subject_fr blob,
  message_count integer not null default 0,
  created_by text not null references persons (id),
  created_at text not null,
  updated_at text not null
) strict;
create index threads_by_matter on threads (matter_id, updated_at, id);

-- `read_number`: the newest message that this person has seen.
create table thread_participants (
  thread_id text not null references threads (id),
  person_id text not null references persons (id),
  matter_id text not null references matters (id),
  read_number integer not null default 0,
  added_at text not null,
  primary key (thread_id, person_id)
) strict, without rowid;
create index thread_participants_by_person on thread_participants (person_id, matter_id, thread_id, read_number);

-- When somebody had read up to which message; outlives their taking part.
create table thread_readings (
  thread_id text not null references threads (id),
  person_id text not null references persons (id),
  matter_id text not null references matters (id),
  number integer not null,
  read_at text not null,
  primary key (thread_id, person_id, number)
) strict, without rowid;

-- The text of one that was withdrawn is gone from here; the log keeps it, sealed.
create table messages (
  id text primary key,
  matter_id text not null references matters (id),
  thread_id text not null references threads (id),
  number integer not null check (number >= 1),
  author_id text not null references persons (id),
  body_en blob,
  body_fr blob,
  addendum_to text references messages (id),
  sent_at text not null,
  corrected_at text,
  withdrawn_at text,
  unique (thread_id, number)
) strict;
create index messages_by_matter on messages (matter_id, sent_at);

-- What somebody is writing: one in each conversation, and one that begins a new one. Its id becomes the message's.
create table message_drafts (
  id text primary key,
  matter_id text not null references matters (id),
  thread_id text references threads (id),
  person_id text not null references persons (id),
  subject_en blob,
  subject_fr blob,
  body_en blob,
  body_fr blob,
  participants text not null,
  saved_at text not null
) strict;
create unique index message_drafts_by_place on message_drafts (person_id, matter_id, coalesce(thread_id, ''));

-- Never read by anything that makes a page for clients.
create table notes (
  id text primary key,
  matter_id text not null references matters (id),
  body blob not null,
  author_id text not null references persons (id),
  written_at text not null,
  changed_at text
) strict;
create index notes_by_matter on notes (matter_id, written_at);

-- On one thing of a matter. The firm reads them all; a client only those written by or for them (comment_readers).
create table comments (
  id text primary key,
  matter_id text not null references matters (id),
  subject_kind text not null check (subject_kind in ('document', 'event', 'task', 'request')),
  subject_id text not null,
  author_id text not null references persons (id),
  body_en blob,
  body_fr blob,
  written_at text not null,
  corrected_at text,
  withdrawn_at text
) strict;
create index comments_by_subject on comments (matter_id, subject_kind, subject_id, written_at);

create table comment_readers (
  comment_id text not null references comments (id),
  person_id text not null references persons (id),
  matter_id text not null references matters (id),
  seen_at text,
  primary key (comment_id, person_id)
) strict, without rowid;
create index comment_readers_by_person on comment_readers (person_id, matter_id, seen_at);
