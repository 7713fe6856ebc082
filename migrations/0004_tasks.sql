-- What an upload is for, besides being a document of the matter: an item of a request, a page of one, a message not sent yet.
alter table uploads add column target_kind text check (target_kind in ('item', 'pages', 'draft'));
alter table uploads add column target_id text;
alter table uploads add column target_position integer;

-- The same of the document that the upload became. A photographed page is in `request_pages` instead.
create table document_targets (
  document_id text not null references documents (id),
  matter_id text not null references matters (id),
  kind text not null check (kind in ('item', 'draft')),
  target_id text not null,
  person_id text not null references persons (id),
  at text not null,
  primary key (document_id, kind, target_id)
) strict, without rowid;
create index document_targets_by_target on document_targets (kind, target_id, document_id);
create index document_targets_by_matter on document_targets (matter_id);

-- A request for documents: a checklist that the matter's clients fill.
create table requests (
  id text primary key,
  matter_id text not null references matters (id),
  title_en blob,
  title_fr blob,
  created_by text not null references persons (id),
  created_at text not null,
  withdrawn_at text
) strict;
create index requests_by_matter on requests (matter_id, created_at);

-- `due_on`: a day in the firm's zone. `asked_at`: when it was last asked for. `lack`: why the client does not have it.
-- `back`: why the firm sent it back.
create table request_items (
  id text primary key,
  matter_id text not null references matters (id),
  request_id text not null references requests (id),
  position integer not null,
  title_en blob,
  title_fr blob,
  explanation_en blob,
  explanation_fr blob,
  example_en blob,
  example_fr blob,
  due_on text,
  state text not null default 'open' check (state in ('open', 'sent', 'sent-back', 'lacking', 'accepted', 'excused')),
  lack blob,
  back_en blob,
  back_fr blob,
  asked_at text not null,
  changed_by text references persons (id),
  changed_at text not null
) strict;
create index request_items_by_request on request_items (request_id, position);
create index request_items_by_matter on request_items (matter_id, state, due_on);
create index request_items_waiting on request_items (state, due_on) where state in ('open', 'sent-back', 'sent', 'lacking');

-- Photographs that become one document: those that somebody said were all of them. `failed`: a code.
create table page_sets (
  id text primary key,
  matter_id text not null references matters (id),
  item_id text not null references request_items (id),
  person_id text not null references persons (id),
  completed_at text not null,
  document_id text references documents (id),
  failed text
) strict;
create index page_sets_unfinished on page_sets (completed_at) where document_id is null and failed is null;
create index page_sets_by_item on page_sets (item_id);

create table request_pages (
  document_id text primary key references documents (id),
  matter_id text not null references matters (id),
  item_id text not null references request_items (id),
  person_id text not null references persons (id),
  position integer not null,
  set_id text references page_sets (id)
) strict;
create index request_pages_by_item on request_pages (item_id, person_id, position);
create index request_pages_by_set on request_pages (set_id, position);
create index request_pages_by_matter on request_pages (matter_id);

-- What clients are asked to do. `assignee_id`: one of them; null for all. `back`: why it was opened again.
create table tasks (
  id text primary key,
  matter_id text not null references matters (id),
  kind text not null check (kind in ('read', 'call', 'bring', 'sign', 'pay', 'other')),
  title_en blob,
  title_fr blob,
  how_to_en blob,
  how_to_fr blob,
  due_on text,
  assignee_id text references persons (id),
  state text not null default 'open' check (state in ('open', 'done', 'confirmed')),
  done_by text references persons (id),
  done_at text,
  back_en blob,
  back_fr blob,
  asked_at text not null,
  created_by text not null references persons (id),
  created_at text not null,
  withdrawn_at text
) strict;
create index tasks_by_matter on tasks (matter_id, state, due_on);
create index tasks_waiting on tasks (state, due_on) where withdrawn_at is null and state <> 'confirmed';

-- What the firm does itself. Its own table, so that no query for a client can come upon it.
create table internal_tasks (
  id text primary key,
  matter_id text not null references matters (id),
  title_en blob,
  title_fr blob,
  how_to_en blob,
  how_to_fr blob,
  due_on text,
  assignee_id text references persons (id),
  done_by text references persons (id),
  done_at text,
  created_by text not null references persons (id),
  created_at text not null,
  removed_at text
) strict;
create index internal_tasks_by_matter on internal_tasks (matter_id, done_at, due_on);
create index internal_tasks_by_assignee on internal_tasks (assignee_id, done_at, due_on);

-- Which of the reminders before and after a due day somebody was given, and on which day: none twice, and one day's at once.
create table task_reminders (
  subject_id text not null,
  person_id text not null references persons (id),
  due_on text not null,
  days integer not null,
  matter_id text not null references matters (id),
  told_on text not null,
  primary key (subject_id, person_id, due_on, days)
) strict, without rowid;
create index task_reminders_by_person on task_reminders (person_id, told_on);
create index task_reminders_by_matter on task_reminders (matter_id);

-- A reminder is no activity.
drop trigger matter_activity;
create trigger matter_activity after insert on events
when new.matter_id is not null
  and new.kind not in ('log.read', 'log.exported', 'receipt.made', 'matter.exported', 'notice.sent', 'mail.failed',
    'closing.reminded', 'request.reminded')
  and not (new.kind in ('document.opened', 'document.downloaded', 'documents.exported')
    and (select kind from persons where id = new.actor_id) = 'staff')
begin update matters set updated_at = new.at where id = new.matter_id; end;
