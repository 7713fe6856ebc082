import type { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { firmToday } from '../firm/today.ts'
import { type Words, wordsFor } from '../languages/words.ts'
import type { Language } from '../viewer.ts'
import { findGuestTask, listGuestTasks, type Task } from './queries.ts'
import type { TaskKind, TaskState } from './vocabulary.ts'

type Read = GuestAccess<'tasks:read'>

/** A task in the words of the client who reads it. */
export type GuestTask = {
  id: string
  kind: TaskKind
  title: Words | null
  howTo: Words | null
  /** Why it was opened again. */
  back: Words | null
  dueOn: string | null
  isLate: boolean
  state: TaskState
  doneAt: string | null
  mayAnswer: boolean
}

export function readGuestTasks(deps: Deps, access: Read): GuestTask[] {
  const today = firmToday(deps)
  return listGuestTasks(deps.db, deps.vault, access).map((task) => guestTask(access, task, today))
}

export function readGuestTask(deps: Deps, access: Read, taskId: string): GuestTask {
  const task = findGuestTask(deps.db, deps.vault, access, taskId)
  if (!task) throw new NotFound()
  return guestTask(access, task, firmToday(deps))
}

function guestTask(access: Read, task: Task, today: string): GuestTask {
  const { id, kind, dueOn, state, doneAt } = task
  const { language } = access.viewer
  return {
    ...{ id, kind, dueOn, state, doneAt },
    ...taskWords(task, language),
    isLate: state === 'open' && dueOn !== null && dueOn < today,
    mayAnswer: access.may('tasks:contribute') && state !== 'confirmed',
  }
}

export function taskWords(
  { title, howTo, back }: Pick<Task, 'title' | 'howTo' | 'back'>,
  language: Language,
) {
  return {
    title: wordsFor(title, language),
    howTo: wordsFor(howTo, language),
    back: wordsFor(back, language),
  }
}
