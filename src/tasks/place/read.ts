import type { Deps } from '../../deps.ts'
import { firmToday } from '../../firm/today.ts'
import { listMatterLabels } from '../../matters/queries.ts'
import { listPersonsById } from '../../people/queries.ts'
import { enterableMatters, type MatterScope } from '../../scopes.ts'
import type { StaffViewer } from '../../viewer.ts'
import { inLanguage } from '../../written.ts'
import { listOpenInternalTasks } from '../internal/queries.ts'
import { countToReview, listPendingItems, listPendingTasks } from './queries.ts'

export const PLACE_LISTS = ['mine', 'late', 'matters'] as const
export type PlaceList = (typeof PLACE_LISTS)[number]

type Label = { id: string; number: string; title: string }
/** `review`: what it waits for the firm with; null while it waits for somebody else, or is internal. */
export type PlaceLine = {
  key: string
  matter: Label
  title: string
  href: string
  dueOn: string | null
  isLate: boolean
  isInternal: boolean
  assignee: string | null
  review: 'sent' | 'lacking' | 'done' | null
}

const MOST = 200

/** What is to be done in all matters of the viewer: theirs and what waits for review, what is late, or everything. */
export function readPlace(deps: Deps, viewer: StaffViewer, list: PlaceList): PlaceLine[] {
  const scope = enterableMatters(deps, viewer, 'tasks')
  const before = list === 'late' ? firmToday(deps) : null
  const internal = internalLines(deps, scope, {
    assigneeId: list === 'mine' ? viewer.personId : null,
    before,
    viewer,
  })
  const asked = list === 'mine' ? [] : askedLines(deps, scope, { before, viewer })
  const review = list === 'late' ? [] : readReview(deps, viewer, MOST)
  return [...review, ...[...internal, ...asked].sort(byDueDay)]
}

/** What clients sent, do not have or did, and nobody of the firm has answered; the oldest first. */
export function readReview(deps: Deps, viewer: StaffViewer, limit: number): PlaceLine[] {
  const { db, vault } = deps
  const scope = enterableMatters(deps, viewer, 'tasks')
  const items = listPendingItems(db, vault, scope, { states: ['sent', 'lacking'], before: null, limit })
  const tasks = listPendingTasks(db, vault, scope, { states: ['done'], before: null, limit })
  const line = lineMaker(deps, viewer, [...items, ...tasks])
  const all = [
    ...items.flatMap((item) =>
      line({ ...item, path: 'requests', review: item.state === 'sent' ? 'sent' : 'lacking' }),
    ),
    ...tasks.flatMap((task) => line({ ...task, path: 'tasks', review: 'done' })),
  ]
  return all.slice(0, limit)
}

export function countReview(deps: Deps, viewer: StaffViewer): number {
  return countToReview(deps.db, enterableMatters(deps, viewer, 'tasks'))
}

type Choice = { before: string | null; viewer: StaffViewer }

function askedLines(deps: Deps, scope: MatterScope, { before, viewer }: Choice): PlaceLine[] {
  const { db, vault } = deps
  const items = listPendingItems(db, vault, scope, { states: ['open', 'sent-back'], before, limit: MOST })
  const tasks = listPendingTasks(db, vault, scope, { states: ['open'], before, limit: MOST })
  const line = lineMaker(deps, viewer, [...items, ...tasks])
  return [
    ...items.flatMap((item) => line({ ...item, path: 'requests', review: null })),
    ...tasks.flatMap((task) => line({ ...task, path: 'tasks', review: null })),
  ]
}

function internalLines(
  deps: Deps,
  scope: MatterScope,
  { assigneeId, before, viewer }: Choice & { assigneeId: string | null },
): PlaceLine[] {
  const { db, vault } = deps
  const tasks = listOpenInternalTasks(db, vault, scope, { assigneeId, before, limit: MOST })
  const people = listPersonsById(
    db,
    vault,
    tasks.flatMap((task) => task.assigneeId ?? []),
  )
  const line = lineMaker(deps, viewer, tasks)
  return tasks.flatMap((task) =>
    line({
      ...{ ...task, groupId: task.id, path: 'internal-tasks', review: null },
      assignee: task.assigneeId ? (people.get(task.assigneeId)?.name ?? null) : null,
    }),
  )
}

type Thing = {
  id: string
  matterId: string
  groupId: string
  title: Parameters<typeof inLanguage<string>>[0]
  dueOn: string | null
  path: 'requests' | 'tasks' | 'internal-tasks'
  review: PlaceLine['review']
  assignee?: string | null
}

function lineMaker(deps: Deps, { language }: StaffViewer, things: readonly { matterId: string }[]) {
  const today = firmToday(deps)
  const labels = listMatterLabels(deps.db, deps.vault, [...new Set(things.map(({ matterId }) => matterId))])
  return ({ id, matterId, groupId, title, dueOn, path, review, assignee = null }: Thing): PlaceLine[] => {
    const matter = labels.get(matterId)
    if (!matter) return []
    const href = `/firm/matters/${matterId}/${path}/${groupId}`
    return [
      {
        ...{ key: id, matter, title: inLanguage(title, language) ?? '', href, dueOn, review, assignee },
        isLate: review === null && dueOn !== null && dueOn < today,
        isInternal: path === 'internal-tasks',
      },
    ]
  }
}

function byDueDay(a: PlaceLine, b: PlaceLine): number {
  return (a.dueOn ?? '9') < (b.dueOn ?? '9') ? -1 : Number((a.dueOn ?? '9') > (b.dueOn ?? '9'))
}
