import type { MatterAccess } from '../../access.ts'
import type { Deps } from '../../deps.ts'
import { findItem } from '../../requests/items/queries.ts'
import { findRequest } from '../../requests/queries.ts'
import { findInternalTask } from '../../tasks/internal/queries.ts'
import { findGuestTask, findTask, type Task } from '../../tasks/queries.ts'
import type { Hit, MatterSource } from './hit.ts'
import { inWordsOf } from './written.ts'

type Read = MatterAccess<'tasks:read'>
type Side = 'firm' | 'portal'

export const requests: MatterSource = {
  ...{ source: 'request', group: 'tasks', section: 'tasks' },
  staff: (deps, access, id) => requestHit(deps, access.narrowed('tasks:read'), id, 'firm'),
  guest: (deps, access, id) => requestHit(deps, access.narrowed('tasks:read'), id, 'portal'),
}

export const requestItems: MatterSource = {
  ...{ source: 'item', group: 'tasks', section: 'tasks' },
  staff: (deps, access, id) => itemHit(deps, access.narrowed('tasks:read'), id, 'firm'),
  guest: (deps, access, id) => itemHit(deps, access.narrowed('tasks:read'), id, 'portal'),
}

export const tasks: MatterSource = {
  ...{ source: 'task', group: 'tasks', section: 'tasks' },
  staff: ({ db, vault }, access, id) => {
    const reading = access.narrowed('tasks:read')
    return (
      reading && taskHit(reading, findTask(db, vault, reading, id), `/firm/matters/${access.matterId}/tasks`)
    )
  },
  guest: ({ db, vault }, access, id) => {
    const reading = access.narrowed('tasks:read')
    const href = `/portal/matters/${access.matterId}/tasks/${id}`
    return reading && taskHit(reading, findGuestTask(db, vault, reading, id), href)
  },
}

export const internalTasks: MatterSource = {
  ...{ source: 'internal-task', group: 'tasks', section: 'tasks' },
  staff: ({ db, vault }, access, id) => {
    const reading = access.narrowed('tasks:read')
    const task = reading && findInternalTask(db, vault, reading, id)
    if (!task) return null
    const href = `/firm/matters/${access.matterId}/tasks`
    return { ...inWordsOf(access, task.title, [task.howTo]), key: id, href, at: task.createdAt }
  },
  guest: null,
}

function requestHit({ db, vault }: Deps, access: Read | null, id: string, side: Side): Hit | null {
  const request = access && findRequest(db, vault, access, id)
  if (!request) return null
  return {
    ...inWordsOf(access, request.title),
    key: id,
    href: placeOf(access, id, side),
    at: request.createdAt,
  }
}

function itemHit({ db, vault }: Deps, access: Read | null, id: string, side: Side): Hit | null {
  const item = access && findItem(db, vault, access, id)
  if (!item) return null
  const words = inWordsOf(access, item.title, [item.explanation, item.example, item.back])
  return { ...words, key: id, href: placeOf(access, item.requestId, side), at: item.askedAt }
}

function placeOf({ matterId }: Read, requestId: string, side: Side): string {
  return side === 'firm'
    ? `/firm/matters/${matterId}/tasks`
    : `/portal/matters/${matterId}/requests/${requestId}`
}

function taskHit(access: Read, task: Task | null, href: string): Hit | null {
  return (
    task && {
      ...inWordsOf(access, task.title, [task.howTo, task.back]),
      key: task.id,
      href,
      at: task.createdAt,
    }
  )
}
