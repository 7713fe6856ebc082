import type { StaffAccess } from '../access.ts'
import { timestamp } from '../clock.ts'
import { correctableUntil, isCorrectable } from '../correctable.ts'
import type { Deps } from '../deps.ts'
import { listFileNames } from '../documents/queries.ts'
import { listPersonsById, type Person } from '../people/queries.ts'
import { listGuestReaders } from '../readers.ts'
import { getStatus, listStages, type MatterStage } from '../stages/queries.ts'
import type { LineStage } from '../stages/read-line.ts'
import { stateAt } from '../stages/read-line.ts'
import { listOpenRequests } from './asking/queries.ts'
import { listUpdateDocuments } from './documents/queries.ts'
import { countUpdates, listAdditions, listUpdates, type Update, type UpdateWords } from './queries.ts'
import { listReads } from './reads/queries.ts'
import { listWordings } from './wordings/queries.ts'

type Reading = StaffAccess<'status:read'>

export type StaffStage = MatterStage & { state: LineStage['state'] }
export type StaffStages = { stages: readonly StaffStage[]; now: StaffStage | null }

/** What the firm wrote, with who has seen it and what it said before. */
export type PastUpdate = Update & {
  author: string
  seenBy: readonly string[]
  documents: readonly { documentId: string; fileName: string }[]
  additions: readonly PastUpdate[]
  wordings: readonly { words: UpdateWords; replacedAt: string }[]
  /** Null once the ten minutes are over. */
  correctableUntil: string | null
}

export type StatusTab = StaffStages & {
  heardAt: string | null
  lookAgainOn: string | null
  asking: readonly { name: string; askedAt: string }[]
  readers: readonly Pick<Person, 'id' | 'name' | 'language'>[]
  past: { updates: readonly PastUpdate[]; page: number; size: number; total: number }
}

const PAGE = 10

/** Everything about where a matter stands and what its clients were told, for the firm. */
export function readStatusTab(deps: Deps, access: Reading, page: number): StatusTab {
  const { db, vault } = deps
  const { heardAt, lookAgainOn } = getStatus(db, access)
  const found = listUpdates(db, vault, access, { limit: PAGE, offset: (page - 1) * PAGE })
  return {
    ...readStages(deps, access),
    ...{ heardAt, lookAgainOn },
    asking: readAsking(deps, access),
    readers: readReaders(deps, access),
    past: { updates: describe(deps, access, found), page, size: PAGE, total: countUpdates(db, access) },
  }
}

export function readStages({ db, vault }: Deps, access: Reading): StaffStages {
  const { stageId } = getStatus(db, access)
  const stages = listStages(db, vault, access)
  const index = stages.findIndex(({ id }) => id === stageId)
  const all = stages.map((stage, n) => ({
    ...stage,
    state: index < 0 ? ('later' as const) : stateAt(n, index),
  }))
  return { stages: all, now: all[index] ?? null }
}

/** The clients and outside people who read what is written here. */
export function readReaders({ db, vault, clock }: Deps, { matterId }: Reading): StatusTab['readers'] {
  const ids = listGuestReaders(db, 'status', { matterId, now: timestamp(clock) })
  return [...listPersonsById(db, vault, ids).values()]
}

function readAsking({ db, vault }: Deps, access: Reading): StatusTab['asking'] {
  const open = listOpenRequests(db, access)
  const people = listPersonsById(
    db,
    vault,
    open.map(({ personId }) => personId),
  )
  return open.map(({ personId, askedAt }) => ({ name: people.get(personId)?.name ?? '', askedAt }))
}

/** One update by itself, as the list shows it. */
export function describeUpdate(deps: Deps, access: Reading, update: Update): PastUpdate {
  const [described] = describe(deps, access, [update])
  if (!described) throw new Error('an update was described away')
  return described
}

function describe(deps: Deps, access: Reading, updates: readonly Update[]): PastUpdate[] {
  const { db, vault } = deps
  const ids = updates.map(({ id }) => id)
  const additions = listAdditions(db, vault, access, ids)
  const reads = listReads(db, access, ids)
  const people = listPersonsById(db, vault, [
    ...[...updates, ...additions].map(({ writtenBy }) => writtenBy),
    ...reads.map(({ personId }) => personId),
  ])
  const nameOf = (id: string) => people.get(id)?.name ?? ''
  const documents = documentsOf(deps, access, ids)
  const past = (update: Update): PastUpdate => ({
    ...update,
    author: nameOf(update.writtenBy),
    seenBy: reads.filter(({ updateId }) => updateId === update.id).map(({ personId }) => nameOf(personId)),
    documents: documents.filter(({ updateId }) => updateId === update.id),
    additions: additions.filter(({ amendsId }) => amendsId === update.id).map(past),
    wordings: update.correctedAt ? listWordings(db, vault, access, update.id) : [],
    correctableUntil: stillCorrectable(deps, update),
  })
  return updates.map(past)
}

function stillCorrectable({ clock }: Deps, { writtenAt }: Update): string | null {
  return isCorrectable(clock, writtenAt) ? correctableUntil(writtenAt) : null
}

/** File names are for those who may read documents. */
function documentsOf({ db, vault }: Deps, access: Reading, ids: readonly string[]) {
  const links = access.may('documents:read') ? listUpdateDocuments(db, access, ids) : []
  const names = listFileNames(
    db,
    vault,
    links.map(({ documentId }) => documentId),
  )
  return links.map((link) => ({ ...link, fileName: names.get(link.documentId) ?? '' }))
}
