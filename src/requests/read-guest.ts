import type { GuestAccess } from '../access.ts'
import type { Deps } from '../deps.ts'
import { listFileNames } from '../documents/queries.ts'
import { NotFound } from '../errors.ts'
import { firmToday } from '../firm/today.ts'
import { type Words, wordsFor } from '../languages/words.ts'
import { listDocumentsOfTargets } from '../uploads/targets/queries.ts'
import type { Language } from '../viewer.ts'
import { findItem, listItems, listItemsOf, type RequestItem } from './items/queries.ts'
import { countUnfinishedSets, hasFailedSet, listOwnPages } from './pages/queries.ts'
import { type Progress, progressOf } from './progress.ts'
import { findRequest, listRequests } from './queries.ts'
import { type ItemState, waitsFor } from './vocabulary.ts'

type Read = GuestAccess<'tasks:read'>

/** An item in the words of whoever reads it. */
export type ItemWords = {
  id: string
  requestId: string
  title: Words | null
  explanation: Words | null
  example: Words | null
  back: Words | null
  lack: string | null
  state: ItemState
  dueOn: string | null
  /** Asked for until a day that is over, and not answered. */
  isLate: boolean
}

export type GuestRequest = {
  id: string
  title: Words | null
  items: ItemWords[]
  progress: Progress
  dueOn: string | null
}

/** Those that are not settled first, the newest first. */
export function readGuestRequests(deps: Deps, access: Read): GuestRequest[] {
  const { db, vault } = deps
  const items = Map.groupBy(listItems(db, vault, access), ({ requestId }) => requestId)
  const today = firmToday(deps)
  const all = listRequests(db, vault, access).map(({ id, title }) =>
    requestOf({ id, title: wordsFor(title, access.viewer.language) }, items.get(id) ?? [], {
      language: access.viewer.language,
      today,
    }),
  )
  const isOver = ({ progress }: GuestRequest) => progress.settled === progress.total
  return [...all.filter((request) => !isOver(request)), ...all.filter(isOver)]
}

export function readGuestRequest(deps: Deps, access: Read, requestId: string): GuestRequest {
  const { db, vault } = deps
  const request = findRequest(db, vault, access, requestId)
  if (!request) throw new NotFound()
  const { language } = access.viewer
  const title = wordsFor(request.title, language)
  const items = listItemsOf(db, vault, access, requestId)
  return requestOf({ id: requestId, title }, items, { language, today: firmToday(deps) })
}

type Reading = { language: Language; today: string }

function requestOf(
  request: { id: string; title: Words | null },
  items: readonly RequestItem[],
  reading: Reading,
): GuestRequest {
  const days = items.flatMap(({ dueOn, state }) => (dueOn && waitsFor(state) === 'client' ? [dueOn] : []))
  return {
    ...request,
    items: items.map((item) => itemWords(item, reading)),
    progress: progressOf(items),
    dueOn: days.sort()[0] ?? null,
  }
}

export function itemWords(item: RequestItem, { language, today }: Reading): ItemWords {
  const { id, requestId, state, dueOn, lack } = item
  return {
    ...{ id, requestId, state, dueOn, lack },
    title: wordsFor(item.title, language),
    explanation: wordsFor(item.explanation, language),
    example: wordsFor(item.example, language),
    back: wordsFor(item.back, language),
    isLate: dueOn !== null && dueOn < today && waitsFor(state) === 'client',
  }
}

export type SentFile = { documentId: string; fileName: string; at: string }

/** One item with what the viewer sent for it. */
export type GuestItem = {
  request: { id: string; title: Words | null }
  item: ItemWords
  sent: SentFile[]
  /** How many files others sent for it: of those nobody sees more than that. */
  fromOthers: number
  /** Photographs that wait for the last one. */
  pages: { documentId: string; fileName: string }[]
  isAssembling: boolean
  couldNotAssemble: boolean
  mayAnswer: boolean
  mayUpload: boolean
}

export function readGuestItem(deps: Deps, access: Read, itemId: string): GuestItem {
  const { db, vault } = deps
  const item = findItem(db, vault, access, itemId)
  const request = item && findRequest(db, vault, access, item.requestId)
  if (!item || !request) throw new NotFound()
  const { language, personId } = access.viewer
  const files = listDocumentsOfTargets(db, access, { kind: 'item', targetIds: [itemId] })
  const own = files.filter((file) => file.personId === personId)
  const pages = listOwnPages(db, access, itemId)
  const names = listFileNames(
    db,
    vault,
    [...own, ...pages].map(({ documentId }) => documentId),
  )
  const named = ({ documentId }: { documentId: string }) => names.get(documentId) ?? ''
  const mayAnswer = access.may('tasks:contribute') && waitsFor(item.state) !== 'nobody'
  return {
    request: { id: request.id, title: wordsFor(request.title, language) },
    item: { ...itemWords(item, { language, today: firmToday(deps) }), lack: ownLack(item, personId) },
    sent: own.map(({ documentId, at }) => ({ documentId, at, fileName: named({ documentId }) })),
    fromOthers: files.length - own.length,
    pages: pages.map(({ documentId }) => ({ documentId, fileName: named({ documentId }) })),
    isAssembling: countUnfinishedSets(db, access, itemId) > 0,
    couldNotAssemble: hasFailedSet(db, access, itemId),
    mayAnswer,
    mayUpload: mayAnswer && access.may('documents:contribute'),
  }
}

/** Why somebody does not have it they told the firm, and not the matter's other clients. */
function ownLack({ lack, changedBy }: RequestItem, personId: string): string | null {
  return changedBy === personId ? lack : null
}
