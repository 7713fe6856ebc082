import type { Database } from 'bun:sqlite'

// For the background, which acts for the portal itself: whether what a mail would tell of is still so.

/** Something on this checklist waits for the client. */
export function isRequestOpen(db: Database, requestId: string): boolean {
  const sql = `
    select 1 from request_items join requests on requests.id = request_id
    where request_id = $requestId and withdrawn_at is null and state in ('open', 'sent-back') limit 1`
  return db.query(sql).get({ requestId }) !== null
}

export function isTaskOpen(db: Database, taskId: string): boolean {
  const sql = `select 1 from tasks where id = $taskId and withdrawn_at is null and state = 'open'`
  return db.query(sql).get({ taskId }) !== null
}

/** It is still theirs to do. */
export function isInternalTaskFor(db: Database, taskId: string, personId: string): boolean {
  const sql = `
    select 1 from internal_tasks
    where id = $taskId and assignee_id = $personId and done_at is null and removed_at is null`
  return db.query(sql).get({ taskId, personId }) !== null
}

/** Something with a due day in the matter waits for this client. */
export function hasAnythingToDo(db: Database, where: { matterId: string; personId: string }): boolean {
  const sql = `
    select 1 from request_items join requests on requests.id = request_id
    where request_items.matter_id = $matterId and withdrawn_at is null and state in ('open', 'sent-back')
      and due_on is not null
    union all
    select 1 from tasks
    where matter_id = $matterId and withdrawn_at is null and state = 'open' and due_on is not null
      and (assignee_id is null or assignee_id = $personId) limit 1`
  return db.query(sql).get(where) !== null
}

/** What clients were asked in a matter and is not settled. */
export function countUnanswered(db: Database, matterId: string): number {
  const sql = `
    select (select count(*) from request_items join requests on requests.id = request_id
        where request_items.matter_id = $matterId and withdrawn_at is null and state not in ('accepted', 'excused'))
      + (select count(*) from tasks where matter_id = $matterId and withdrawn_at is null and state <> 'confirmed') as count`
  return db.query<{ count: number }, { matterId: string }>(sql).get({ matterId })?.count ?? 0
}

type Spoken = { subjectId: string | null; matterId: string | null; personId: string | null; today: string }

/**
 * The first due day, from `today` on, of what is still to be done of a request, a task or an internal task; without a
 * subject, of what somebody was reminded of today in a matter.
 */
export function findDueDaySpokenOf(db: Database, of: Spoken): string | null {
  const sql = `
    select min(dueOn) as dueOn from (
      select due_on as dueOn from request_items where request_id = $subjectId and state in ('open', 'sent-back')
      union all select due_on from tasks where id = $subjectId and state = 'open'
      union all select due_on from internal_tasks where id = $subjectId and done_at is null
      union all select due_on from task_reminders
        where $subjectId is null and matter_id = $matterId and person_id = $personId and told_on = $today)
    where dueOn >= $today`
  return db.query<{ dueOn: string | null }, Spoken>(sql).get(of)?.dueOn ?? null
}
