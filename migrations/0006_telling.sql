-- How one person wants to be told; without a row, as is usual for their kind (src/preferences/preference.ts). Hours are full
-- hours in the firm's zone; `weekday`: 1 is Monday.
create table telling_preferences (
  person_id text primary key references persons (id),
  pace text not null check (pace in ('at-once', 'daily', 'working-days', 'weekly', 'off')),
  hour integer not null check (hour between 0 and 23),
  weekday integer not null check (weekday between 1 and 7),
  quiet_from integer check (quiet_from between 0 and 23),
  quiet_until integer check (quiet_until between 0 and 23),
  changed_at text not null,
  check ((quiet_from is null) = (quiet_until is null))
) strict, without rowid;

create table muted_matters (
  person_id text not null references persons (id),
  matter_id text not null references matters (id),
  muted_at text not null,
  primary key (person_id, matter_id)
) strict, without rowid;

-- Somebody whom a mail or a call can put in danger. `mail_from` to `mail_until`: the only hours at which a mail may come.
create table safe_contacts (
  person_id text primary key references persons (id),
  mail_from integer check (mail_from between 0 and 23),
  mail_until integer check (mail_until between 0 and 23),
  working_days integer not null check (working_days in (0, 1)),
  urgent_anyway integer not null check (urgent_anyway in (0, 1)),
  no_voicemail integer not null check (no_voicemail in (0, 1)),
  note blob,
  changed_by text references persons (id),
  changed_at text not null,
  check ((mail_from is null) = (mail_until is null))
) strict, without rowid;

-- When somebody of the firm is next told of what is late, with or without news.
create table staff_digests (person_id text primary key references persons (id), next_at text not null) strict, without rowid;

-- Where the mailbox of bounces was read to. Another `uid_validity` means another mailbox (RFC 3501 section 2.3.1.1).
create table bounce_mailbox (
  id integer primary key check (id = 1),
  uid_validity text not null,
  last_uid integer not null,
  read_at text not null
) strict;

alter table firm add column neutral_sender blob;
alter table firm add column exit_address blob;
-- Reported as unwanted by the provider of their mailbox.
alter table persons add column complained_at text;

-- `concerns_at`: the date that a notice speaks of. `due_at` and `way`: when it is told, and in which letter.
alter table notices add column concerns_at text;
alter table notices add column due_at text not null default '';
alter table notices add column way text not null default 'notice' check (way in ('notice', 'digest'));
update notices set due_at = created_at;
drop index notices_waiting;
create index notices_due on notices (due_at, person_id) where mail_id is null;
create index notices_waiting on notices (person_id) where mail_id is null;

-- Made anew, because a check cannot be changed. `urgent_until`: a date that it tells of and that it must not come after.
-- `held_until`: it waits for the hours at which its person may be written to.
create table mails_anew (
  id text primary key,
  person_id text not null references persons (id),
  kind text not null check (kind in ('notice', 'digest', 'enrolment', 'alert')),
  recipient blob not null,
  subject blob not null,
  body blob,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dismissed')),
  attempts integer not null default 0,
  next_attempt_at text not null,
  last_error blob,
  created_at text not null,
  sent_at text,
  urgent_until text,
  held_until text
) strict;
insert into mails_anew (id, person_id, kind, recipient, subject, body, state, attempts, next_attempt_at, last_error,
    created_at, sent_at)
  select id, person_id, kind, recipient, subject, body, state, attempts, next_attempt_at, last_error, created_at, sent_at
  from mails;
drop table mails;
alter table mails_anew rename to mails;
create index mails_waiting on mails (next_attempt_at) where state = 'waiting';
create index mails_by_state on mails (state, created_at);
