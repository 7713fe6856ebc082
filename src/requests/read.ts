import type { StaffAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listFileNames } from '../documents/queries.ts'
import { NotFound } from '../errors.ts'
import { firmToday } from '../firm/today.ts'
import type { Words } from '../languages/words.ts'
import { wordsFor } from '../languages/words.ts'
import { listPersonsById } from '../people/queries.ts'
import { listDocumentsOfTargets } from '../uploads/targets/queries.ts'
import { listItems, listItemsOf } from './items/queries.ts'
import { countWaitingPages } from './pages/queries.ts'
import { type Progress, progressOf } from './progress.ts'
import { findRequest, listRequests } from './queries.ts'
import { type ItemWords, itemWords } from './read-guest.ts'
import { waitsFor } from './vocabulary.ts'

type Read = StaffAccess<'tasks:read'>

export type RequestLine = {
  id: string
  title: Words | null
  progress: Progress
  dueOn: string | null
  isLate: boolean
}

/** Of a matter, the newest first. */
export function readRequests(deps: Deps, access: Read): RequestLine[] {
  const { db, vault } = deps
  const today = firmToday(deps)
  const items = Map.groupBy(listItems(db, vault, access), ({ requestId }) => requestId)
  return listRequests(db, vault, access).map(({ id, title }) => {
    const own = items.get(id) ?? []
    const days = own.flatMap(({ dueOn, state }) => (dueOn && waitsFor(state) === 'client' ? [dueOn] : []))
    const [dueOn = null] = days.sort()
    return {
      id,
      title: wordsFor(title, access.viewer.language),
      progress: progressOf(own),
      dueOn,
      isLate: dueOn !== null && dueOn < today,
    }
  })
}

/** `fileName`: null for whoever may not read documents. */
export type ItemFile = { documentId: string; fileName: string | null; from: string; at: string }
export type StaffItem = ItemWords & { files: ItemFile[]; waitingPages: number }
export type StaffRequest = {
  id: string
  title: Words | null
  askedBy: string
  askedAt: string
  progress: Progress
  items: StaffItem[]
  /** Of what waits for the client, the first. */
  dueOn: string | null
  mayEdit: boolean
}

export function readRequest(deps: Deps, access: Read, requestId: string): StaffRequest {
  const { db, vault } = deps
  const request = findRequest(db, vault, access, requestId)
  if (!request) throw new NotFound()
  const items = listItemsOf(db, vault, access, requestId)
  const files = filesOf(
    deps,
    access,
    items.map(({ id }) => id),
    request.createdBy,
  )
  const reading = { language: access.viewer.language, today: firmToday(deps) }
  const waiting = items.filter(({ state }) => waitsFor(state) === 'client')
  return {
    id: requestId,
    title: wordsFor(request.title, reading.language),
    askedBy: files.nameOf(request.createdBy),
    askedAt: request.createdAt,
    progress: progressOf(items),
    items: items.map((item) => ({
      ...itemWords(item, reading),
      files: files.of(item.id),
      waitingPages: countWaitingPages(db, access, item.id),
    })),
    dueOn: waiting.flatMap(({ dueOn }) => dueOn ?? []).sort()[0] ?? null,
    mayEdit: access.may('tasks:edit'),
  }
}

function filesOf({ db, vault }: Deps, access: Read, itemIds: readonly string[], askedBy: string) {
  const files = listDocumentsOfTargets(db, access, { kind: 'item', targetIds: itemIds })
  const mayOpen = access.may('documents:read')
  const names = listFileNames(
    db,
    vault,
    files.map(({ documentId }) => documentId),
  )
  const people = listPersonsById(db, vault, [askedBy, ...files.map(({ personId }) => personId)])
  const nameOf = (id: string) => people.get(id)?.name ?? ''
  return {
    nameOf,
    of: (itemId: string): ItemFile[] =>
      files
        .filter(({ targetId }) => targetId === itemId)
        .map(({ documentId, personId, at }) => ({
          ...{ documentId, at, from: nameOf(personId) },
          fileName: mayOpen ? (names.get(documentId) ?? '') : null,
        })),
  }
}
