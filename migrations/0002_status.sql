-- How far a matter has come, what the firm wrote of it, and what clients asked. `content` is JSON, sealed as one text.

-- The firm's own copy of a template; what it never changed comes with the portal (src/stages/templates).
create table stage_templates (
  template_key text primary key,
  content blob not null,
  changed_by text not null references persons (id),
  changed_at text not null
) strict;

-- A matter's own copy, taken when its stages were set.
create table matter_stages (
  id text primary key,
  matter_id text not null references matters (id),
  position integer not null,
  content blob not null,
  begun_at text
) strict;
create index matter_stages_by_matter on matter_stages (matter_id, position);

-- One row for each matter. `heard_at`: when its clients last heard from the firm. Days are those of the firm's zone.
create table matter_status (
  matter_id text primary key references matters (id),
  stage_id text references matter_stages (id),
  heard_at text not null,
  look_again_on text,
  is_watched integer not null check (is_watched in (0, 1))
) strict;
create index matter_status_silent on matter_status (heard_at) where is_watched = 1;
create index matter_status_due on matter_status (look_again_on) where is_watched = 1 and look_again_on is not null;

insert into matter_status (matter_id, heard_at, is_watched)
select id, coalesce((
    select max(shared_at) from share_recipients join persons on persons.id = person_id
    where share_recipients.matter_id = matters.id and persons.kind = 'client'), created_at), status = 'open'
from matters;

create trigger matter_status_begins after insert on matters
begin insert into matter_status (matter_id, heard_at, is_watched) values (new.id, new.created_at, new.status = 'open'); end;
create trigger matter_status_follows after update of status on matters
begin update matter_status set is_watched = (new.status = 'open') where matter_id = new.id; end;

-- Whoever writes an event cannot forget that the client heard something.
create trigger matter_heard after insert on events
when new.matter_id is not null and (
  new.kind in ('update.written', 'update.added-to', 'heartbeat.sent')
  or (new.kind = 'message.sent' and (select kind from persons where id = new.actor_id) = 'staff')
  or (new.kind = 'document.shared' and (select kind from persons where id = new.person_id) = 'client'))
begin update matter_status set heard_at = new.at where matter_id = new.matter_id; end;

-- `amends_id`: an addition to an earlier one. Of a heartbeat, `happened` is what the matter waits for, where no code says it.
create table updates (
  id text primary key,
  matter_id text not null references matters (id),
  kind text not null check (kind in ('update', 'heartbeat')),
  amends_id text references updates (id),
  happened_en blob,
  happened_fr blob,
  next_en blob,
  next_fr blob,
  waiting_on text,
  look_again_on text,
  written_by text not null references persons (id),
  written_at text not null,
  corrected_at text,
  withdrawn_at text
) strict;
create index updates_by_matter on updates (matter_id, written_at, id) where amends_id is null and withdrawn_at is null;
create index updates_of_kind on updates (matter_id, kind, written_at, id) where amends_id is null and withdrawn_at is null;
create index updates_amending on updates (amends_id) where amends_id is not null;

create table update_documents (
  update_id text not null references updates (id),
  document_id text not null references documents (id),
  matter_id text not null references matters (id),
  primary key (update_id, document_id)
) strict, without rowid;

-- What an update said before it was corrected.
create table update_wordings (
  id text primary key,
  update_id text not null references updates (id),
  matter_id text not null references matters (id),
  content blob not null,
  replaced_by text not null references persons (id),
  replaced_at text not null
) strict;
create index update_wordings_by_update on update_wordings (update_id, replaced_at);

create table update_reads (
  update_id text not null references updates (id),
  person_id text not null references persons (id),
  matter_id text not null references matters (id),
  read_at text not null,
  primary key (update_id, person_id)
) strict, without rowid;

-- A client asks for news; each has one such question open at most.
create table update_requests (
  id text primary key,
  matter_id text not null references matters (id),
  person_id text not null references persons (id),
  asked_at text not null,
  answered_at text
) strict;
create unique index update_requests_open on update_requests (matter_id, person_id) where answered_at is null;
create index update_requests_waiting on update_requests (asked_at) where answered_at is null;

-- Who of the firm's people on a matter its clients see, and what is said of them. Without a row, their role decides.
create table team_cards (
  id text primary key,
  matter_id text not null references matters (id),
  person_id text not null references persons (id),
  is_shown integer not null check (is_shown in (0, 1)),
  sentence_en blob,
  sentence_fr blob,
  unique (matter_id, person_id)
) strict;

-- After so many days without a word, the firm's people are reminded of a matter.
alter table firm add column silence_days integer not null default 30 check (silence_days between 1 and 365);
