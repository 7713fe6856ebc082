import type { GuestAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { Invalid, NotFound } from '../errors.ts'
import { appendEvent } from '../events/append.ts'
import { inLanguage } from '../written.ts'
import { findGuestTask, updateTaskDone, updateTaskUndone } from './queries.ts'

export type Doing = GuestAccess<'tasks:contribute' | 'tasks:comment' | 'tasks:read'>

const DONE = { state: 'done', kind: 'task.done' } as const
const UNDONE = { state: 'open', kind: 'task.undone' } as const

/** "Done", and "not done after all" until the firm has confirmed it. Throws `NotFound`, `Invalid`. */
export function answerTask(deps: Deps, access: Doing, taskId: string, isDone: boolean): void {
  const { db, vault, clock } = deps
  const { matterId, viewer } = access
  const by = { id: taskId, personId: viewer.personId }
  const { state, kind } = isDone ? DONE : UNDONE
  db.transaction(() => {
    const task = findGuestTask(db, vault, access, taskId)
    if (!task) throw new NotFound()
    if (task.state === state) return
    const update = () =>
      isDone ? updateTaskDone(db, access, { ...by, at: timestamp(clock) }) : updateTaskUndone(db, access, by)
    if (!update()) throw new Invalid((text) => text.tasks.problems.changed)
    const details = { title: inLanguage(task.title, viewer.language) ?? '' }
    appendEvent(deps, viewer, { kind, matterId, subjectId: taskId, details })
  }).immediate()
  deps.wake()
}
