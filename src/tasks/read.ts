import type { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { firmToday } from '../firm/today.ts'
import { type Words, wordsFor } from '../languages/words.ts'
import { listPersonsById } from '../people/queries.ts'
import { listReaders } from '../readers.ts'
import { findInternalTask, type InternalTask, listInternalTasks } from './internal/queries.ts'
import { findTask, listTasks, type Task } from './queries.ts'
import { taskWords } from './read-guest.ts'
import type { TaskKind, TaskState } from './vocabulary.ts'

type Read = StaffAccess<'tasks:read'>

export type StaffTask = {
  id: string
  kind: TaskKind
  title: Words | null
  howTo: Words | null
  back: Words | null
  dueOn: string | null
  isLate: boolean
  state: TaskState
  /** Whom it is for; null for all clients. */
  whom: string | null
  givenBy: string
  createdAt: string
  done: { by: string; at: string } | null
}
export type StaffInternalTask = {
  id: string
  title: Words | null
  howTo: Words | null
  dueOn: string | null
  isLate: boolean
  assigneeId: string | null
  assignee: string | null
  givenBy: string
  createdAt: string
  done: { by: string; at: string } | null
}

export function readTasks(deps: Deps, access: Read): { tasks: StaffTask[]; internal: StaffInternalTask[] } {
  const { db, vault } = deps
  const [tasks, internal] = [listTasks(db, vault, access), listInternalTasks(db, vault, access)]
  const seen = seenBy(deps, access, [...tasks, ...internal])
  return {
    tasks: tasks.map((task) => staffTask(seen, task)),
    internal: internal.map((task) => internalTask(seen, task)),
  }
}

export function readTask(deps: Deps, access: Read, id: string): StaffTask {
  const task = findTask(deps.db, deps.vault, access, id)
  if (!task) throw new NotFound()
  return staffTask(seenBy(deps, access, [task]), task)
}

export function readInternalTask(deps: Deps, access: Read, id: string): StaffInternalTask {
  const task = findInternalTask(deps.db, deps.vault, access, id)
  if (!task) throw new NotFound()
  return internalTask(seenBy(deps, access, [task]), task)
}

type Seen = ReturnType<typeof seenBy>
type Named = Pick<Task, 'assigneeId' | 'createdBy' | 'doneBy'>

function seenBy(deps: Deps, { viewer }: Read, tasks: readonly Named[]) {
  const ids = tasks.flatMap(({ assigneeId, createdBy, doneBy }) => [assigneeId, createdBy, doneBy])
  const people = listPersonsById(
    deps.db,
    deps.vault,
    ids.filter((id) => id !== null),
  )
  const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? ''))
  return { nameOf, language: viewer.language, today: firmToday(deps) }
}

function staffTask({ nameOf, language, today }: Seen, task: Task): StaffTask {
  const { id, kind, dueOn, state, createdAt } = task
  return {
    ...{ id, kind, dueOn, state, createdAt },
    ...taskWords(task, language),
    isLate: state === 'open' && dueOn !== null && dueOn < today,
    whom: nameOf(task.assigneeId),
    givenBy: nameOf(task.createdBy) ?? '',
    done: doneOf(nameOf, task),
  }
}

function internalTask({ nameOf, language, today }: Seen, task: InternalTask): StaffInternalTask {
  const { id, dueOn, assigneeId, doneAt, createdAt } = task
  return {
    ...{ id, dueOn, assigneeId, createdAt },
    title: wordsFor(task.title, language),
    howTo: wordsFor(task.howTo, language),
    isLate: doneAt === null && dueOn !== null && dueOn < today,
    assignee: nameOf(assigneeId),
    givenBy: nameOf(task.createdBy) ?? '',
    done: doneOf(nameOf, task),
  }
}

function doneOf(nameOf: Seen['nameOf'], { doneBy, doneAt }: Pick<Task, 'doneBy' | 'doneAt'>) {
  return doneAt ? { by: nameOf(doneBy) ?? '', at: doneAt } : null
}

export type Candidate = { id: string; name: string }

/** Those of one side who can be given something to do. */
export function readCandidates(
  { db, vault, clock }: Deps,
  access: StaffAccess,
  side: 'client' | 'staff',
): Candidate[] {
  const readers = listReaders(db, 'tasks', { matterId: access.matterId, now: timestamp(clock) }).filter(
    ({ kind }) => (kind === 'staff') === (side === 'staff'),
  )
  const people = listPersonsById(
    db,
    vault,
    readers.map(({ personId }) => personId),
  )
  return readers.flatMap(({ personId }) => people.get(personId) ?? []).map(({ id, name }) => ({ id, name }))
}
