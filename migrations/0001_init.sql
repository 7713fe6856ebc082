-- A blob named after something people wrote is sealed text (src/vault/sealed.ts): firm-level rows under the firm's key,
-- rows with a matter_id under that matter's key. Times are UTC, ISO 8601, milliseconds.

create table firm (
  id integer primary key check (id = 1),
  name blob not null,
  phone blob,
  province text not null,
  time_zone text not null,
  languages text not null check (languages in ('en', 'fr', 'en,fr', 'fr,en')),
  accent text not null,
  accent_soft text not null,
  welcome_en blob,
  welcome_fr blob,
  logo blob,
  logo_type text check (logo_type in ('image/png', 'image/jpeg')),
  logo_version text,
  matter_number_pattern text not null,
  created_at text not null
) strict;

create table persons (
  id text primary key,
  kind text not null check (kind in ('staff', 'client', 'outside')),
  firm_role text check (firm_role in ('owner', 'lawyer', 'assistant', 'bookkeeper')),
  name blob not null,
  email blob not null,
  email_index blob not null,
  phone blob,
  language text not null check (language in ('en', 'fr')),
  status text not null default 'active' check (status in ('active', 'disabled')),
  mail_state text not null default 'ok' check (mail_state in ('ok', 'bounced')),
  created_at text not null,
  check ((kind = 'staff') = (firm_role is not null))
) strict;
create index persons_by_email on persons (email_index);

-- blocked: its counter went back, so there may be a copy. removed: kept, because receipts name the passkey that signed.
create table passkeys (
  id text primary key,
  person_id text not null references persons (id),
  credential_id text not null unique,
  public_key blob not null,
  counter integer not null,
  transports text not null,
  backed_up integer not null check (backed_up in (0, 1)),
  name blob not null,
  created_at text not null,
  last_used_at text,
  blocked_at text,
  removed_at text
) strict;
create index passkeys_by_person on passkeys (person_id);

create table enrolments (
  id text primary key,
  person_id text not null references persons (id),
  token_hash blob not null unique,
  code_hash blob not null,
  wrong_codes integer not null default 0,
  created_at text not null,
  expires_at text not null,
  used_at text,
  voided_at text
) strict;
create index enrolments_open on enrolments (person_id) where used_at is null and voided_at is null;

-- One ceremony each, for five minutes; the browser holds the token whose hash is the key.
create table challenges (
  token_hash blob primary key,
  ceremony text not null check (ceremony in ('enrol', 'sign-in', 'add', 'verify')),
  challenge text not null,
  person_id text references persons (id),
  enrolment_id text references enrolments (id),
  expires_at text not null
) strict, without rowid;
create index challenges_by_end on challenges (expires_at);

create table sessions (
  id text primary key,
  token_hash blob not null unique,
  person_id text not null references persons (id),
  passkey_id text not null references passkeys (id),
  device blob not null,
  place blob not null,
  created_at text not null,
  last_seen_at text not null,
  verified_at text not null
) strict;
create index sessions_by_person on sessions (person_id);

create table matters (
  id text primary key,
  number text not null collate nocase unique,
  internal_title blob not null,
  client_title_en blob,
  client_title_fr blob,
  practice_area text not null,
  province text not null,
  responsible_id text not null references persons (id),
  status text not null default 'open' check (status in ('open', 'on-hold', 'closed', 'destroyed')),
  created_at text not null,
  updated_at text not null
) strict;
-- What a list filters by stands in the indexes it sorts by: rows are wide, and most of them are only counted.
create index matters_by_update on matters (updated_at, id, status, practice_area, responsible_id);
create index matters_by_number on matters (number, id, status, practice_area, responsible_id);

-- Levels: 0 none, 1 read, 2 comment, 3 contribute, 4 edit (src/access.ts).
create table matter_members (
  id text primary key,
  matter_id text not null references matters (id),
  person_id text not null references persons (id),
  role text not null check (role in ('responsible-lawyer', 'lawyer', 'assistant', 'bookkeeper', 'client', 'co-counsel', 'third-party')),
  documents integer not null check (documents between 0 and 4),
  messages integer not null check (messages between 0 and 4),
  status integer not null check (status between 0 and 4),
  calendar integer not null check (calendar between 0 and 4),
  tasks integer not null check (tasks between 0 and 4),
  billing integer not null check (billing between 0 and 4),
  members integer not null check (members between 0 and 4),
  starts_at text not null,
  ends_at text,
  created_by text references persons (id),
  created_at text not null,
  unique (matter_id, person_id)
) strict;
create index matter_members_by_person on matter_members (person_id, matter_id, starts_at, ends_at);

create trigger outside_members_end_insert before insert on matter_members
when new.ends_at is null and (select kind from persons where id = new.person_id) = 'outside'
begin select raise(abort, 'an outside member needs an end date'); end;
create trigger outside_members_end_update before update on matter_members
when new.ends_at is null and (select kind from persons where id = new.person_id) = 'outside'
begin select raise(abort, 'an outside member needs an end date'); end;

-- An ethical wall: beats every membership, and the owner's right to all matters.
create table walls (
  matter_id text not null references matters (id),
  person_id text not null references persons (id),
  reason blob not null,
  created_by text not null references persons (id),
  created_at text not null,
  primary key (matter_id, person_id)
) strict, without rowid;
create index walls_by_person on walls (person_id, matter_id);

create table folders (
  id text primary key,
  matter_id text not null references matters (id),
  parent_id text references folders (id),
  name blob not null,
  created_by text not null references persons (id),
  created_at text not null
) strict;
create index folders_by_matter on folders (matter_id, parent_id);

create table documents (
  id text primary key,
  matter_id text not null references matters (id),
  folder_id text references folders (id),
  origin text not null check (origin in ('firm', 'client')),
  version_count integer not null check (version_count >= 1),
  created_by text not null references persons (id),
  created_at text not null,
  updated_at text not null
) strict;
create index documents_by_folder on documents (matter_id, folder_id, updated_at);
create index documents_by_update on documents (matter_id, updated_at);
create index documents_from_clients on documents (created_at) where origin = 'client';
create index documents_by_author on documents (matter_id, created_by) where origin = 'client';

create table document_versions (
  id text primary key,
  document_id text not null references documents (id),
  matter_id text not null references matters (id),
  number integer not null check (number >= 1),
  file_name blob not null,
  media_type text not null,
  byte_size integer not null check (byte_size > 0),
  sealed_size integer not null check (sealed_size > 0),
  sha256 blob not null,
  session_key blob not null,
  uploaded_by text not null references persons (id),
  uploaded_at text not null,
  verified_at text,
  damaged_at text,
  unique (document_id, number)
) strict;
create index document_versions_unverified on document_versions (id) where verified_at is null;
-- With the size in it: the quota of a matter is summed at every upload that begins.
create index document_versions_by_matter on document_versions (matter_id, byte_size);

-- A resumable upload; its id becomes the version's id when the last byte is sealed.
create table uploads (
  id text primary key,
  matter_id text not null references matters (id),
  person_id text not null references persons (id),
  folder_id text references folders (id),
  folder_path blob,
  document_id text references documents (id),
  file_name blob not null,
  byte_size integer not null check (byte_size > 0),
  declared_sha256 blob,
  session_key blob not null,
  created_at text not null,
  updated_at text not null
) strict;
create index uploads_by_matter on uploads (matter_id, byte_size);

-- An act of sharing one version of one document, in the words its readers get.
create table shares (
  id text primary key,
  matter_id text not null references matters (id),
  document_id text not null references documents (id),
  version_id text not null references document_versions (id),
  title_en blob,
  title_fr blob,
  note_en blob,
  note_fr blob,
  shared_by text not null references persons (id),
  shared_at text not null
) strict;
create index shares_by_document on shares (document_id);

create table share_recipients (
  id text primary key,
  share_id text not null references shares (id),
  matter_id text not null references matters (id),
  document_id text not null references documents (id),
  person_id text not null references persons (id),
  shared_at text not null,
  told_at text,
  opened_at text,
  downloaded_at text,
  acknowledged_at text,
  recalled_at text,
  unique (share_id, person_id)
) strict;
create index share_recipients_by_person on share_recipients (person_id, matter_id, shared_at);
create index share_recipients_by_document on share_recipients (document_id);
create index share_recipients_by_matter on share_recipients (matter_id, recalled_at, opened_at);

-- The event log: append only, hash-chained (src/events/append.ts). Without foreign keys: it outlives what it speaks of.
create table events (
  seq integer primary key autoincrement,
  id text not null unique,
  at text not null,
  kind text not null,
  actor_id text,
  passkey_id text,
  matter_id text,
  subject_id text,
  person_id text,
  details blob not null,
  prev_hash blob not null,
  hash blob not null
) strict;
create index events_by_matter on events (matter_id, seq);
create index events_by_actor on events (actor_id, seq);
create index events_by_subject on events (subject_id, seq);
create index events_by_person on events (person_id, seq);
create index events_by_kind on events (kind, seq);
create index events_by_time on events (at);

-- What the firm reads or proves is no activity: a list sorted by activity must not jump because somebody looked at it.
create trigger matter_activity after insert on events
when new.matter_id is not null
  and new.kind not in ('log.read', 'log.exported', 'receipt.made', 'matter.exported', 'notice.sent', 'mail.failed',
    'closing.reminded')
  and not (new.kind in ('document.opened', 'document.downloaded', 'documents.exported')
    and (select kind from persons where id = new.actor_id) = 'staff')
begin update matters set updated_at = new.at where id = new.matter_id; end;

create table consumers (name text primary key, seq integer not null) strict;

-- What one person is to be told; gathered into one mail after the batching minute.
create table notices (
  event_seq integer not null,
  person_id text not null references persons (id),
  matter_id text,
  created_at text not null,
  mail_id text references mails (id),
  primary key (event_seq, person_id)
) strict, without rowid;
create index notices_waiting on notices (person_id, created_at) where mail_id is null;
create index notices_by_mail on notices (mail_id);

create table mails (
  id text primary key,
  person_id text not null references persons (id),
  kind text not null check (kind in ('notice', 'enrolment', 'alert')),
  recipient blob not null,
  subject blob not null,
  body blob,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'dismissed')),
  attempts integer not null default 0,
  next_attempt_at text not null,
  last_error blob,
  created_at text not null,
  sent_at text
) strict;
create index mails_waiting on mails (next_attempt_at) where state = 'waiting';
create index mails_by_state on mails (state, created_at);

-- The closing of a matter's portal: read-only from `closes_at`, closed from `ends_at` or when somebody closed it by hand. The
-- phase follows from these and the clock (src/phases.ts); `read_only_at` and `closed_at` say that its event was written.
create table closings (
  id text primary key,
  matter_id text not null references matters (id),
  closes_at text not null,
  ends_at text not null check (ends_at >= closes_at),
  planned_by text references persons (id),
  planned_at text not null,
  called_off_at text,
  committed_at text,
  reopened_at text,
  read_only_at text,
  closed_at text
) strict;
create unique index closings_standing on closings (matter_id) where called_off_at is null and reopened_at is null;
create index closings_by_matter on closings (matter_id, planned_at);

-- Who was told of a closing, for which date and which of the notices before it: nobody is told twice.
create table closing_reminders (
  closing_id text not null references closings (id),
  person_id text not null references persons (id),
  closes_at text not null,
  days integer not null check (days >= 1),
  mail_id text not null references mails (id),
  told_at text not null,
  primary key (closing_id, person_id, closes_at, days)
) strict, without rowid;

-- "I have my copy": what a client or outside person says before the portal of a matter closes to them.
create table closing_acknowledgements (
  closing_id text not null references closings (id),
  person_id text not null references persons (id),
  acknowledged_at text not null,
  primary key (closing_id, person_id)
) strict, without rowid;

-- When each task of a rhythm of its own last ran, and how that ended, by a code.
create table runs (name text primary key, at text not null, outcome text not null) strict;

-- What the firm itself decided on how long a class of records is kept, in full years (src/retention/rules.toml has the law's).
create table retention_periods (
  record_class text primary key check (record_class in ('file', 'financial', 'identity')),
  years integer not null check (years between 1 and 100)
) strict, without rowid;

-- While one stands, nothing of the matter is destroyed. Two proceedings are two holds.
create table legal_holds (
  id text primary key,
  matter_id text not null references matters (id),
  reason blob not null,
  placed_by text references persons (id),
  placed_at text not null,
  lifted_by text references persons (id),
  lifted_at text
) strict;
create index legal_holds_standing on legal_holds (matter_id) where lifted_at is null;

-- Who is sent the signed head of the log every day. `sent_seq`: the event it named last.
create table witnesses (
  id text primary key,
  email blob not null,
  language text not null check (language in ('en', 'fr')),
  created_by text not null references persons (id),
  created_at text not null,
  next_attempt_at text not null,
  attempts integer not null default 0,
  sent_at text,
  sent_seq integer,
  last_error blob
) strict;

-- A matter that gets new keys: asked for, begun (it has them), finished (everything is under them).
create table rekeys (
  id text primary key,
  matter_id text not null references matters (id),
  asked_at text not null,
  begun_at text,
  finished_at text,
  documents_done integer not null default 0,
  documents_total integer not null default 0
) strict;
create unique index rekeys_under_way on rekeys (matter_id) where finished_at is null;

-- Files of versions that were sealed anew under another id. They stay a day, for a backup that is under way.
create table retired_files (version_id text primary key, matter_id text not null, retired_at text not null) strict;
create index retired_files_by_time on retired_files (retired_at);

-- The end of a matter: asked for by one person, approved by another, then carried out. `ended_at`: withdrawn, or lapsed before
-- somebody asked anew. `record`: what the certificate says, written down when it was approved and everything was still there.
-- `certificate` is sealed and signed; `generation`: of the keyring, the first that lacks the matter.
create table destructions (
  id text primary key,
  matter_id text not null references matters (id),
  requested_by text not null references persons (id),
  requested_at text not null,
  expires_at text not null,
  reason blob,
  ended_at text,
  approved_by text references persons (id),
  approved_at text,
  record blob,
  generation integer,
  unlock_renewed integer check (unlock_renewed in (0, 1)),
  destroyed_at text,
  certificate blob,
  signature text,
  completed_at text,
  check ((approved_at is null) = (record is null)),
  check ((destroyed_at is null) = (certificate is null))
) strict;
create unique index destructions_standing on destructions (matter_id) where ended_at is null;
