import type { GuestAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { firmToday } from '../firm/today.ts'
import { type Words, wordsFor } from '../languages/words.ts'
import { type ArticleLink, listNamedReading } from '../library/read.ts'
import { findPhase } from '../phases.ts'
import { listSharedByIds } from '../shares/given/queries.ts'
import { getStatus } from '../stages/queries.ts'
import { readLine, type StageLine } from '../stages/read-line.ts'
import { findOwnRequest } from './asking/queries.ts'
import { listUpdateDocuments } from './documents/queries.ts'
import {
  countUpdates,
  findNewest,
  findUpdate,
  listAdditions,
  listUpdates,
  type Update,
  type WaitingOn,
} from './queries.ts'
import { insertReads } from './reads/queries.ts'

type Reading = GuestAccess<'status:read'>
export type SeenDocumentTitle = { documentId: string; title: string; lang: Words['lang'] }

/** What the firm wrote, as one client reads it, with the documents of it that they may see. */
export type GuestUpdate = Pick<Update, 'id' | 'kind' | 'writtenAt' | 'correctedAt' | 'lookAgainOn'> & {
  happened: Words | null
  next: Words | null
  waitingOn: WaitingOn | null
  documents: readonly SeenDocumentTitle[]
  additions: readonly GuestUpdate[]
}

/** The first part of a client's page. */
export type WhereWeAre = {
  line: StageLine | null
  /** The newest that said something, and the newest that said there is nothing new since. */
  update: GuestUpdate | null
  heartbeat: GuestUpdate | null
  /** How many there are in all. */
  count: number
  /** A day that is not over. */
  lookAgainOn: string | null
  /** Since when the viewer's own question waits. */
  askedAt: string | null
  mayAsk: boolean
  /** What the firm wrote that goes with the present stage. */
  reading: readonly ArticleLink[]
}

export function readWhereWeAre(deps: Deps, access: Reading): WhereWeAre {
  const line = readLine(deps, access, access.viewer.language)
  return {
    line,
    ...readNewest(deps, access),
    count: countUpdates(deps.db, access),
    lookAgainOn: readLookAgain(deps, access),
    askedAt: findOwnRequest(deps.db, access)?.askedAt ?? null,
    mayAsk: findPhase(deps, access.matterId) === 'open',
    reading: listNamedReading(deps, access.viewer, line?.stages[line.now]?.articles ?? []),
  }
}

function readNewest(deps: Deps, access: Reading): Pick<WhereWeAre, 'update' | 'heartbeat'> {
  const { db, vault } = deps
  const update = findNewest(db, vault, access, 'update')
  const silence = findNewest(db, vault, access, 'heartbeat')
  const isNewer = silence && (!update || silence.writtenAt > update.writtenAt)
  const found = inTheirWords(
    deps,
    access,
    [update, isNewer ? silence : null].flatMap((one) => one ?? []),
  )
  return {
    update: found.find(({ kind }) => kind === 'update') ?? null,
    heartbeat: found.find(({ kind }) => kind === 'heartbeat') ?? null,
  }
}

/** Null once the day is over. */
function readLookAgain(deps: Deps, access: Reading): string | null {
  const { lookAgainOn } = getStatus(deps.db, access)
  return lookAgainOn && lookAgainOn >= firmToday(deps) ? lookAgainOn : null
}

const PAGE = 20
export type GuestUpdates = { updates: readonly GuestUpdate[]; page: number; size: number; total: number }

/** All that the firm wrote, newest first, a page at a time. */
export function readGuestUpdates(deps: Deps, access: Reading, page: number): GuestUpdates {
  const { db, vault } = deps
  const found = listUpdates(db, vault, access, { limit: PAGE, offset: (page - 1) * PAGE })
  return {
    updates: inTheirWords(deps, access, found),
    ...{ page, size: PAGE, total: countUpdates(db, access) },
  }
}

export function getGuestUpdate(deps: Deps, access: Reading, id: string): GuestUpdate {
  const found = findUpdate(deps.db, deps.vault, access, id)
  const [update] = found && !found.amendsId ? inTheirWords(deps, access, [found]) : []
  if (!update) throw new NotFound()
  return update
}

/** What stood on the page has been seen, with what was added to it. */
export function noteSeen(
  { db, clock }: Deps,
  access: Reading,
  updates: readonly (GuestUpdate | null)[],
): void {
  const ids = updates.flatMap((update) => (update ? [update.id] : []))
  if (ids.length > 0) insertReads(db, access, { ids, at: timestamp(clock) })
}

function inTheirWords(deps: Deps, access: Reading, updates: readonly Update[]): GuestUpdate[] {
  const { db, vault } = deps
  const ids = updates.map(({ id }) => id)
  const additions = listAdditions(db, vault, access, ids)
  const titles = documentTitles(deps, access, [...ids, ...additions.map(({ id }) => id)])
  const own = (update: Update): GuestUpdate => ({
    ...inLanguageOf(access, update),
    documents: titles.get(update.id) ?? [],
    additions: [],
  })
  return updates.map((update) => ({
    ...own(update),
    additions: additions.filter(({ amendsId }) => amendsId === update.id).map(own),
  }))
}

function inLanguageOf({ viewer }: Reading, update: Update) {
  const { id, kind, writtenAt, correctedAt, lookAgainOn, waitingOn, happened, next } = update
  return {
    ...{ id, kind, writtenAt, correctedAt, lookAgainOn, waitingOn },
    happened: wordsFor(happened, viewer.language),
    next: wordsFor(next, viewer.language),
  }
}

/** By update; a document that was not shared with the viewer, or was taken back, is not there. */
function documentTitles({ db, vault }: Deps, access: Reading, ids: readonly string[]) {
  const reading = access.narrowed('documents:read')
  const links = reading ? listUpdateDocuments(db, access, ids) : []
  if (!reading || links.length === 0) return new Map<string, SeenDocumentTitle[]>()
  const shared = listSharedByIds(
    db,
    vault,
    reading,
    links.map(({ documentId }) => documentId),
  )
  const byId = new Map(shared.map(({ documentId, title, lang }) => [documentId, { documentId, title, lang }]))
  return new Map(
    [...Map.groupBy(links, ({ updateId }) => updateId)].map(([updateId, rows]) => [
      updateId,
      rows.flatMap(({ documentId }) => byId.get(documentId) ?? []),
    ]),
  )
}
