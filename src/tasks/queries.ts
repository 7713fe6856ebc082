import type { Database } from 'bun:sqlite'
import type { GuestAccess, StaffAccess } from '../access.ts'
import type { Texts } from '../languages/needed.ts'
import { openTexts, type SealedTexts } from '../languages/sealed-texts.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import type { TaskKind, TaskState } from './vocabulary.ts'

type Key = Pick<Vault, 'matter'>

/** What a client is asked to do. What the firm does itself is another table (./internal). */
export type Task = {
  id: string
  matterId: string
  kind: TaskKind
  title: Texts
  howTo: Texts
  /** A day in the firm's zone. */
  dueOn: string | null
  /** The one client it is for; null for all. */
  assigneeId: string | null
  state: TaskState
  doneBy: string | null
  doneAt: string | null
  /** Why it was opened again. */
  back: Texts
  askedAt: string
  createdBy: string
  createdAt: string
}

type Row = Omit<Task, 'title' | 'howTo' | 'back'> & {
  titleEn: Sealed<'tasks.title_en'> | null
  titleFr: Sealed<'tasks.title_fr'> | null
  howToEn: Sealed<'tasks.how_to_en'> | null
  howToFr: Sealed<'tasks.how_to_fr'> | null
  backEn: Sealed<'tasks.back_en'> | null
  backFr: Sealed<'tasks.back_fr'> | null
}

const COLUMNS = `id, matter_id as matterId, kind, title_en as titleEn, title_fr as titleFr, how_to_en as howToEn,
  how_to_fr as howToFr, due_on as dueOn, assignee_id as assigneeId, state, done_by as doneBy, done_at as doneAt,
  back_en as backEn, back_fr as backFr, asked_at as askedAt, created_by as createdBy, created_at as createdAt`

function openTask(vault: Key, row: Row): Task {
  const { titleEn, titleFr, howToEn, howToFr, backEn, backFr, ...task } = row
  const key = vault.matter(row.matterId)
  return {
    ...task,
    title: openTexts(key, ['tasks', 'title'], row.id, { en: titleEn, fr: titleFr }),
    howTo: openTexts(key, ['tasks', 'how_to'], row.id, { en: howToEn, fr: howToFr }),
    back: openTexts(key, ['tasks', 'back'], row.id, { en: backEn, fr: backFr }),
  }
}

export type NewTask = Pick<Task, 'id' | 'matterId' | 'kind' | 'dueOn' | 'assigneeId' | 'createdBy'> & {
  title: SealedTexts<'tasks', 'title'>
  howTo: SealedTexts<'tasks', 'how_to'>
  at: string
}

export function insertTask(
  db: Database,
  _: StaffAccess<'tasks:edit'>,
  { title, howTo, ...task }: NewTask,
): void {
  db.query(`
    insert into tasks (id, matter_id, kind, title_en, title_fr, how_to_en, how_to_fr, due_on, assignee_id, asked_at,
      created_by, created_at)
    values ($id, $matterId, $kind, $titleEn, $titleFr, $howToEn, $howToFr, $dueOn, $assigneeId, $at, $createdBy, $at)`).run(
    { ...task, titleEn: title.en, titleFr: title.fr, howToEn: howTo.en, howToFr: howTo.fr },
  )
}

const OF_MATTER = `select ${COLUMNS} from tasks where matter_id = $matterId and withdrawn_at is null
  order by state = 'confirmed', due_on is null, due_on, created_at, id`

/** Of a matter, those that still matter first, by due day. */
export function listTasks(db: Database, vault: Key, { matterId }: StaffAccess<'tasks:read'>): Task[] {
  return db
    .query<Row, { matterId: string }>(OF_MATTER)
    .all({ matterId })
    .map((row) => openTask(vault, row))
}

const ONE = `select ${COLUMNS} from tasks where id = $id and matter_id = $matterId and withdrawn_at is null`

export function findTask(
  db: Database,
  vault: Key,
  { matterId }: StaffAccess<'tasks:read'>,
  id: string,
): Task | null {
  const row = db.query<Row, { id: string; matterId: string }>(ONE).get({ id, matterId })
  return row && openTask(vault, row)
}

/** What is for one client or all of them. */
const FOR_PERSON = '(assignee_id is null or assignee_id = $personId)'
const GUEST_ALL = `select ${COLUMNS} from tasks
  where matter_id = $matterId and withdrawn_at is null and ${FOR_PERSON}
  order by state = 'confirmed', due_on is null, due_on, created_at, id`
const GUEST_ONE = `${ONE} and ${FOR_PERSON}`

export function listGuestTasks(db: Database, vault: Key, access: GuestAccess<'tasks:read'>): Task[] {
  const { matterId, viewer } = access
  return db
    .query<Row, { matterId: string; personId: string }>(GUEST_ALL)
    .all({ matterId, personId: viewer.personId })
    .map((row) => openTask(vault, row))
}

export function findGuestTask(
  db: Database,
  vault: Key,
  { matterId, viewer }: GuestAccess<'tasks:read'>,
  id: string,
): Task | null {
  const row = db
    .query<Row, { id: string; matterId: string; personId: string }>(GUEST_ONE)
    .get({ id, matterId, personId: viewer.personId })
  return row && openTask(vault, row)
}

type Done = { id: string; personId: string; at: string }

/** False when it is not open any more. */
export function updateTaskDone(
  db: Database,
  { matterId }: GuestAccess<'tasks:contribute'>,
  done: Done,
): boolean {
  const { changes } = db
    .query(`
      update tasks set state = 'done', done_by = $personId, done_at = $at
      where id = $id and matter_id = $matterId and state = 'open' and withdrawn_at is null and ${FOR_PERSON}`)
    .run({ ...done, matterId })
  return changes > 0
}

/** Whoever may do it may say that it was not done after all. */
export function updateTaskUndone(
  db: Database,
  { matterId }: GuestAccess<'tasks:contribute'>,
  task: { id: string; personId: string },
): boolean {
  const { changes } = db
    .query(`
      update tasks set state = 'open', done_by = null, done_at = null
      where id = $id and matter_id = $matterId and state = 'done' and withdrawn_at is null and ${FOR_PERSON}`)
    .run({ ...task, matterId })
  return changes > 0
}

type Edit = StaffAccess<'tasks:edit'>

export function updateTaskConfirmed(db: Database, { matterId }: Edit, id: string): boolean {
  const { changes } = db
    .query(`
      update tasks set state = 'confirmed', back_en = null, back_fr = null
      where id = $id and matter_id = $matterId and state <> 'confirmed' and withdrawn_at is null`)
    .run({ id, matterId })
  return changes > 0
}

export function updateTaskReopened(
  db: Database,
  { matterId }: Edit,
  { back, ...task }: { id: string; back: SealedTexts<'tasks', 'back'>; at: string },
): boolean {
  const { changes } = db
    .query(`
      update tasks set state = 'open', done_by = null, done_at = null, back_en = $backEn, back_fr = $backFr, asked_at = $at
      where id = $id and matter_id = $matterId and state <> 'open' and withdrawn_at is null`)
    .run({ ...task, backEn: back.en, backFr: back.fr, matterId })
  return changes > 0
}

export function updateTaskDue(
  db: Database,
  { matterId }: Edit,
  task: { id: string; dueOn: string | null; at: string },
): void {
  db.query(
    'update tasks set due_on = $dueOn, asked_at = $at where id = $id and matter_id = $matterId and withdrawn_at is null',
  ).run({ ...task, matterId })
}

export function updateTaskWithdrawn(
  db: Database,
  { matterId }: Edit,
  task: { id: string; at: string },
): boolean {
  const { changes } = db
    .query(
      'update tasks set withdrawn_at = $at where id = $id and matter_id = $matterId and withdrawn_at is null',
    )
    .run({ ...task, matterId })
  return changes > 0
}

/** Withdrawn ones too. */
export function isTaskOf(db: Database, { matterId }: Edit, id: string): boolean {
  return (
    db.query('select 1 from tasks where id = $id and matter_id = $matterId').get({ id, matterId }) !== null
  )
}
