-- What waits is a little of all that ever was.
create index internal_tasks_open on internal_tasks (due_on) where done_at is null and removed_at is null;
create index share_recipients_unopened on share_recipients (shared_at) where recalled_at is null and opened_at is null;
