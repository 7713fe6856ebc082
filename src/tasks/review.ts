import type { StaffAccess } from '../access.ts'
import { requireDueDay } from '../asked/due.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { requireShort } from '../languages/form.ts'
import { requireTexts, type Texts, writingLanguages } from '../languages/needed.ts'
import { sealTexts } from '../languages/sealed-texts.ts'
import { inLanguage } from '../written.ts'
import {
  findTask,
  isTaskOf,
  updateTaskConfirmed,
  updateTaskDue,
  updateTaskReopened,
  updateTaskWithdrawn,
} from './queries.ts'

export type Edit = StaffAccess<'tasks:edit' | 'tasks:contribute' | 'tasks:comment' | 'tasks:read'>

const LONGEST_REASON = 1000

/** It is done, whoever did it. */
export function confirmTask(deps: Deps, access: Edit, taskId: string): void {
  change(deps, access, taskId, (details) => {
    if (!updateTaskConfirmed(deps.db, access, taskId)) return null // pressed twice
    return { kind: 'task.confirmed', details } as const
  })
}

/** It is not done yet, and why. Throws `Invalid` beside `reason-…`. */
export function reopenTask(deps: Deps, access: Edit, taskId: string, reason: Texts): void {
  requireShort(reason, LONGEST_REASON, 'reason')
  requireTexts(writingLanguages(deps, access, 'tasks'), reason, 'reason')
  const back = sealTexts(deps.vault.matter(access.matterId), ['tasks', 'back'], taskId, reason)
  change(deps, access, taskId, (details) => {
    requireChanged(updateTaskReopened(deps.db, access, { id: taskId, back, at: timestamp(deps.clock) }))
    return { kind: 'task.reopened', details } as const
  })
}

/** Throws `Invalid` beside `dueOn`. */
export function changeTaskDue(deps: Deps, access: Edit, taskId: string, typed: string | undefined): void {
  const dueOn = requireDueDay(deps, typed)
  change(deps, access, taskId, (details) => {
    updateTaskDue(deps.db, access, { id: taskId, dueOn, at: timestamp(deps.clock) })
    return { kind: 'task.due-changed', details: { ...details, dueOn } } as const
  })
}

export function withdrawTask(deps: Deps, access: Edit, taskId: string): void {
  change(deps, access, taskId, (details) => {
    updateTaskWithdrawn(deps.db, access, { id: taskId, at: timestamp(deps.clock) })
    return { kind: 'task.withdrawn', details } as const
  })
}

/** Somebody was faster. */
function requireChanged(isChanged: boolean): void {
  if (!isChanged) throw new Invalid((text) => text.tasks.problems.changed)
}

type Title = { title: string }
type Told =
  | { kind: 'task.confirmed' | 'task.reopened' | 'task.withdrawn'; details: Title }
  | { kind: 'task.due-changed'; details: Title & { dueOn: string | null } }

function change(deps: Deps, access: Edit, taskId: string, work: (details: Title) => Told | null): void {
  const { db, vault } = deps
  const { matterId, viewer } = access
  db.transaction(() => {
    const task = findTask(db, vault, access, taskId)
    if (!task && isTaskOf(db, access, taskId)) return // withdrawn before
    if (!task) throw new NotFound()
    const told = work({ title: inLanguage(task.title, viewer.language) ?? '' })
    if (!told) return
    appendEvent(deps, viewer, { ...told, matterId, subjectId: taskId, personId: task.assigneeId })
  }).immediate()
  deps.wake()
}
