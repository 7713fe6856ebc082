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
