import type { StaffAccess } from '../access.ts'
import { requireDueDay } from '../asked/due.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { isWritten, requireShort } from '../languages/form.ts'
import { requireTexts, type Texts, writingLanguages } from '../languages/needed.ts'
import { sealTexts } from '../languages/sealed-texts.ts'
import { claimId } from '../once/form-id.ts'
import { listReaders } from '../readers.ts'
import { inLanguage } from '../written.ts'
import { insertInternalTask } from './internal/queries.ts'
import { insertTask } from './queries.ts'
import type { TaskKind } from './vocabulary.ts'

type Edit = StaffAccess<'tasks:edit'>

/** `audience: 'internal'` is for the firm alone. `dueOn`: a day in the firm's zone. `assigneeId`: of the same side. */
export type TaskInput = {
  /** Of the form, so that it makes one task (src/once). */
  id?: string
  title: Texts
  howTo: Texts
  dueOn: string | null
  kind: TaskKind
  audience: 'client' | 'internal'
  assigneeId: string | null
}

const [LONGEST_TITLE, LONGEST_HOW_TO] = [200, 4000]

/**
 * Gives clients, or the firm itself, something to do; inside the caller's transaction where there is one. Throws `Invalid`
 * beside `title-…`, `howTo-…`, `dueOn` or `assignee`. Returns the task's id.
 */
export function addTask(deps: Deps, access: Edit, input: TaskInput): string {
  const [table, add] =
    input.audience === 'internal'
      ? (['internal_tasks', addInternalTask] as const)
      : (['tasks', addClientTask] as const)
  const taskId = deps.db
    .transaction(() => {
      const { id, isMade } = claimId(deps, access, table, input.id)
      if (isMade) return id
      requireShort(input.title, LONGEST_TITLE, 'title')
      requireShort(input.howTo, LONGEST_HOW_TO, 'howTo')
      add(deps, access, { ...input, id, dueOn: requireDueDay(deps, input.dueOn) })
      return id
    })
    .immediate()
  deps.wake()
  return taskId
}

type Checked = TaskInput & { id: string }

function addClientTask(
  deps: Deps,
  access: Edit,
  { id, title, howTo, dueOn, kind, assigneeId }: Checked,
): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const languages = writingLanguages(deps, access, 'tasks')
  requireTexts(languages, title, 'title')
  if (isWritten(howTo)) requireTexts(languages, howTo, 'howTo')
  requireAssignee(deps, access, assigneeId, 'client')
  const key = vault.matter(matterId)
  insertTask(db, access, {
    ...{ id, matterId, kind, dueOn, assigneeId, createdBy: viewer.personId, at: timestamp(clock) },
    title: sealTexts(key, ['tasks', 'title'], id, title),
    howTo: sealTexts(key, ['tasks', 'how_to'], id, howTo),
  })
  const details = { title: inLanguage(title, viewer.language) ?? '' }
  appendEvent(deps, viewer, { kind: 'task.given', matterId, subjectId: id, personId: assigneeId, details })
}

function addInternalTask(deps: Deps, access: Edit, { id, title, howTo, dueOn, assigneeId }: Checked): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  if (!isWritten(title)) throw new Invalid((text) => text.tasks.problems.noTitle, `title-${viewer.language}`)
  requireAssignee(deps, access, assigneeId, 'staff')
  const key = vault.matter(matterId)
  insertInternalTask(db, access, {
    ...{ id, matterId, dueOn, assigneeId, createdBy: viewer.personId, at: timestamp(clock) },
    title: sealTexts(key, ['internal_tasks', 'title'], id, title),
    howTo: sealTexts(key, ['internal_tasks', 'how_to'], id, howTo),
  })
  const details = { title: inLanguage(title, viewer.language) ?? '' }
  const event = { matterId, subjectId: id, personId: assigneeId, details }
  appendEvent(deps, viewer, { kind: 'internal-task.added', ...event })
}

/** Nobody is given something to do that they cannot see. */
export function requireAssignee(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  access: StaffAccess,
  assigneeId: string | null,
  side: 'client' | 'staff',
): void {
  if (assigneeId === null) return
  const reader = listReaders(db, 'tasks', { matterId: access.matterId, now: timestamp(clock) }).find(
    ({ personId }) => personId === assigneeId,
  )
  if (!reader || (reader.kind === 'staff') !== (side === 'staff'))
    throw new Invalid((text) => text.tasks.problems.noAssignee, 'assignee')
}
