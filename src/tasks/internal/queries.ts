import type { Database } from 'bun:sqlite'
import type { StaffAccess } from '../../access.ts'
import type { Texts } from '../../languages/needed.ts'
import { openTexts, type SealedTexts } from '../../languages/sealed-texts.ts'
import { CLOSED } from '../../phases.ts'
import type { MatterScope } from '../../scopes.ts'
import type { Sealed } from '../../vault/sealed.ts'
import type { Vault } from '../../vault/vault.ts'

type Key = Pick<Vault, 'matter'>
type Edit = StaffAccess<'tasks:edit'>

/** What the firm does itself. Only staff proofs open it: no page for a client loads this file. */
export type InternalTask = {
  id: string
  matterId: string
  title: Texts
  howTo: Texts
  /** A day in the firm's zone. */
  dueOn: string | null
  assigneeId: string | null
  doneBy: string | null
  doneAt: string | null
  createdBy: string
  createdAt: string
}

type Row = Omit<InternalTask, 'title' | 'howTo'> & {
  titleEn: Sealed<'internal_tasks.title_en'> | null
  titleFr: Sealed<'internal_tasks.title_fr'> | null
  howToEn: Sealed<'internal_tasks.how_to_en'> | null
  howToFr: Sealed<'internal_tasks.how_to_fr'> | null
}

const COLUMNS = `internal_tasks.id, internal_tasks.matter_id as matterId, title_en as titleEn, title_fr as titleFr,
  how_to_en as howToEn, how_to_fr as howToFr, due_on as dueOn, assignee_id as assigneeId, done_by as doneBy,
  done_at as doneAt, created_by as createdBy, internal_tasks.created_at as createdAt`

function openInternalTask(vault: Key, row: Row): InternalTask {
  const { titleEn, titleFr, howToEn, howToFr, ...task } = row
  const key = vault.matter(row.matterId)
  return {
    ...task,
    title: openTexts(key, ['internal_tasks', 'title'], row.id, { en: titleEn, fr: titleFr }),
    howTo: openTexts(key, ['internal_tasks', 'how_to'], row.id, { en: howToEn, fr: howToFr }),
  }
}

export type NewInternalTask = Pick<InternalTask, 'id' | 'matterId' | 'dueOn' | 'assigneeId' | 'createdBy'> & {
  title: SealedTexts<'internal_tasks', 'title'>
  howTo: SealedTexts<'internal_tasks', 'how_to'>
  at: string
}

export function insertInternalTask(db: Database, _: Edit, { title, howTo, ...task }: NewInternalTask): void {
  db.query(`
    insert into internal_tasks (id, matter_id, title_en, title_fr, how_to_en, how_to_fr, due_on, assignee_id, created_by,
      created_at)
    values ($id, $matterId, $titleEn, $titleFr, $howToEn, $howToFr, $dueOn, $assigneeId, $createdBy, $at)`).run(
    {
      ...task,
      titleEn: title.en,
      titleFr: title.fr,
      howToEn: howTo.en,
      howToFr: howTo.fr,
    },
  )
}

const OF_MATTER = `select ${COLUMNS} from internal_tasks where matter_id = $matterId and removed_at is null
  order by done_at is not null, due_on is null, due_on, internal_tasks.created_at, id`

export function listInternalTasks(
  db: Database,
  vault: Key,
  { matterId }: StaffAccess<'tasks:read'>,
): InternalTask[] {
  return db
    .query<Row, { matterId: string }>(OF_MATTER)
    .all({ matterId })
    .map((row) => openInternalTask(vault, row))
}

export function findInternalTask(
  db: Database,
  vault: Key,
  { matterId }: StaffAccess<'tasks:read'>,
  id: string,
): InternalTask | null {
  const row = db
    .query<Row, { id: string; matterId: string }>(
      `select ${COLUMNS} from internal_tasks where id = $id and matter_id = $matterId and removed_at is null`,
    )
    .get({ id, matterId })
  return row && openInternalTask(vault, row)
}

/** `before`: only with a due day before this one. */
type Wanted = { assigneeId: string | null; before: string | null; limit: number }

/** Of the viewer's scope, what is not done, by due day; with an assignee, theirs only. */
export function listOpenInternalTasks(
  db: Database,
  vault: Key,
  { where, parameters }: MatterScope,
  wanted: Wanted,
): InternalTask[] {
  const sql = `select ${COLUMNS} from internal_tasks join matters on matters.id = internal_tasks.matter_id
    where done_at is null and removed_at is null and ($assigneeId is null or assignee_id = $assigneeId)
      and ($before is null or due_on < $before) and not ${CLOSED} and ${where}
    order by due_on is null, due_on, internal_tasks.created_at, internal_tasks.id limit $limit`
  return db
    .query<Row, MatterScope['parameters'] & Wanted>(sql)
    .all({ ...parameters, ...wanted })
    .map((row) => openInternalTask(vault, row))
}

export function updateInternalTaskDone(
  db: Database,
  { matterId }: Edit,
  task: { id: string; personId: string; at: string },
): boolean {
  const { changes } = db
    .query(`
      update internal_tasks set done_by = $personId, done_at = $at
      where id = $id and matter_id = $matterId and done_at is null and removed_at is null`)
    .run({ ...task, matterId })
  return changes > 0
}

export function updateInternalTaskReopened(db: Database, { matterId }: Edit, id: string): boolean {
  const { changes } = db
    .query(`
      update internal_tasks set done_by = null, done_at = null
      where id = $id and matter_id = $matterId and done_at is not null and removed_at is null`)
    .run({ id, matterId })
  return changes > 0
}

export function updateInternalTask(
  db: Database,
  { matterId }: Edit,
  task: { id: string; dueOn: string | null; assigneeId: string | null },
): void {
  db.query(`
    update internal_tasks set due_on = $dueOn, assignee_id = $assigneeId
    where id = $id and matter_id = $matterId and removed_at is null`).run({ ...task, matterId })
}

export function updateInternalTaskRemoved(
  db: Database,
  { matterId }: Edit,
  task: { id: string; at: string },
): boolean {
  const { changes } = db
    .query(
      'update internal_tasks set removed_at = $at where id = $id and matter_id = $matterId and removed_at is null',
    )
    .run({ ...task, matterId })
  return changes > 0
}

/** Removed ones too. */
export function isInternalTaskOf(db: Database, { matterId }: Edit, id: string): boolean {
  const sql = 'select 1 from internal_tasks where id = $id and matter_id = $matterId'
  return db.query(sql).get({ id, matterId }) !== null
}
