import type { Database } from 'bun:sqlite'
import { readersOf } from '../../readers.ts'

// For the background, which acts for the portal itself.

/** Something that waits for clients, with a due day. `assigneeId`: the one it is for; null for all. */
export type DueThing = {
  id: string
  matterId: string
  dueOn: string
  askedAt: string
  assigneeId: string | null
}

const ITEMS = `select request_items.id as id, request_items.matter_id as matterId, due_on as dueOn, asked_at as askedAt,
    null as assigneeId
  from request_items join requests on requests.id = request_id
  where state in ('open', 'sent-back') and withdrawn_at is null and due_on between $from and $until`
const TASKS = `select id, matter_id as matterId, due_on as dueOn, asked_at as askedAt, assignee_id as assigneeId
  from tasks where state = 'open' and withdrawn_at is null and due_on between $from and $until`

/** Due on one of these days, in every matter. */
export function listDueThings(db: Database, days: { from: string; until: string }): DueThing[] {
  return db.query<DueThing, typeof days>(`${ITEMS} union all ${TASKS} order by matterId, dueOn, id`).all(days)
}

const ANSWERING = `
  select readers.person_id as personId from (${readersOf('tasks')}) as readers
    join matter_members on matter_members.person_id = readers.person_id and matter_members.matter_id = $matterId
  where readers.kind <> 'staff' and matter_members.tasks >= 3 order by readers.person_id`

/** The clients and outside people who can answer what a matter asks. */
export function listAnswering(db: Database, where: { matterId: string; now: string }): string[] {
  return db
    .query<{ personId: string }, typeof where>(ANSWERING)
    .all(where)
    .map(({ personId }) => personId)
}

export type Reminder = { subjectId: string; personId: string; dueOn: string; days: number }

export function wasReminded(db: Database, reminder: Reminder): boolean {
  const sql = `
    select 1 from task_reminders
    where subject_id = $subjectId and person_id = $personId and due_on = $dueOn and days = $days`
  return db.query(sql).get(reminder) !== null
}

/** Of whatever, in whichever matter. */
export function wasRemindedOn(db: Database, who: { personId: string; day: string }): boolean {
  const sql = 'select 1 from task_reminders where person_id = $personId and told_on = $day limit 1'
  return db.query(sql).get(who) !== null
}

export function insertReminder(db: Database, reminder: Reminder & { matterId: string; day: string }): void {
  db.query(`
    insert into task_reminders (subject_id, person_id, due_on, days, matter_id, told_on)
    values ($subjectId, $personId, $dueOn, $days, $matterId, $day)`).run(reminder)
}
