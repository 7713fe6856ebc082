import { requireDueDay } from '../../asked/due.ts'
import { timestamp } from '../../clock.ts'
import type { Deps } from '../../deps.ts'
import { NotFound } from '../../errors.ts'
import { appendEvent } from '../../events/append.ts'
import type { EventKind } from '../../events/kinds.ts'
import { inLanguage } from '../../written.ts'
import { requireAssignee } from '../add.ts'
import type { Edit } from '../review.ts'
import {
  findInternalTask,
  isInternalTaskOf,
  updateInternalTask,
  updateInternalTaskDone,
  updateInternalTaskRemoved,
  updateInternalTaskReopened,
} from './queries.ts'

export function finishInternalTask(deps: Deps, access: Edit, id: string): void {
  const by = { id, personId: access.viewer.personId, at: timestamp(deps.clock) }
  change(deps, access, id, 'internal-task.done', () => updateInternalTaskDone(deps.db, access, by))
}

export function reopenInternalTask(deps: Deps, access: Edit, id: string): void {
  change(deps, access, id, 'internal-task.reopened', () => updateInternalTaskReopened(deps.db, access, id))
}

export function removeInternalTask(deps: Deps, access: Edit, id: string): void {
  const at = timestamp(deps.clock)
  change(deps, access, id, 'internal-task.removed', () =>
    updateInternalTaskRemoved(deps.db, access, { id, at }),
  )
}

/** Who does it, and until when. Throws `Invalid` beside `dueOn` or `assignee`. */
export function changeInternalTask(
  deps: Deps,
  access: Edit,
  id: string,
  form: { dueOn?: string | undefined; assignee?: string | undefined },
): void {
  const assigneeId = form.assignee || null
  const known = findInternalTask(deps.db, deps.vault, access, id)
  if (!known) throw new NotFound()
  // A day that is over stays where somebody only gives the task to another.
  const dueOn = form.dueOn === known.dueOn ? known.dueOn : requireDueDay(deps, form.dueOn)
  requireAssignee(deps, access, assigneeId, 'staff')
  change(deps, access, id, 'internal-task.changed', () => {
    updateInternalTask(deps.db, access, { id, dueOn, assigneeId })
    return true
  })
}

/** Done twice is done once. */
function change(
  deps: Deps,
  access: Edit,
  id: string,
  kind: EventKind & `internal-task.${string}`,
  work: () => boolean,
): void {
  const { db, vault } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const task = findInternalTask(db, vault, access, id)
    if (!task && isInternalTaskOf(db, access, id)) return // removed before
    if (!task) throw new NotFound()
    if (!work()) return
    const details = { title: inLanguage(task.title, viewer.language) ?? '' }
    const personId = findInternalTask(db, vault, access, id)?.assigneeId ?? task.assigneeId
    appendEvent(deps, viewer, { kind, matterId, subjectId: id, personId, details })
  }).immediate()
  deps.wake()
}
