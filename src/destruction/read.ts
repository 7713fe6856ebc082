import { timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { NotFound } from '../errors.ts'
import { listPersonsById } from '../people/queries.ts'
import { destroyedMatters } from '../scopes.ts'
import type { KeyringCopy } from '../vault/keyring-copies.ts'
import type { StaffViewer } from '../viewer.ts'
import { type Certificate, openCertificate } from './certificate.ts'
import { listPendingCopies } from './complete.ts'
import { type Conditions, readConditions } from './conditions.ts'
import { type Destruction, findStanding, getMatterFacts, listDestructions } from './queries.ts'
import { openRecord } from './record.ts'

export type RequestView = {
  id: string
  at: string
  by: string
  isOwn: boolean
  expiresAt: string
  hasLapsed: boolean
  reason: string | null
}

/** How far the destruction of a matter has come, while there is a matter. */
export type DestructionView = {
  number: string
  conditions: Conditions
  /** `countsFrom`: of somebody whose word does not count yet. */
  deciders: { name: string; isSelf: boolean; countsFrom: string | null }[]
  mayDecide: boolean
  /** Whether the viewer's word counts today. */
  counts: boolean
  request: RequestView | null
}

export function readDestruction(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  { matterId, viewer }: { matterId: string; viewer: { personId: string | null } },
): DestructionView {
  const { db, vault, clock } = deps
  const conditions = readConditions(deps, matterId)
  const standing = findStanding(db, matterId)
  const ids = [...conditions.deciders, ...(standing ? [standing.requestedBy] : [])]
  const people = listPersonsById(db, vault, ids)
  const mayDecide = conditions.deciders.some((id) => id === viewer.personId)
  const nameOf = (id: string) => people.get(id)?.name ?? ''
  return {
    number: getMatterFacts(db, matterId).number,
    conditions,
    deciders: conditions.deciders.map((id) => ({
      ...{ name: nameOf(id), isSelf: id === viewer.personId },
      countsFrom: conditions.newcomers.get(id) ?? null,
    })),
    mayDecide,
    counts: mayDecide && !conditions.newcomers.has(viewer.personId ?? ''),
    request: standing && {
      id: standing.id,
      at: standing.requestedAt,
      by: nameOf(standing.requestedBy),
      isOwn: standing.requestedBy === viewer.personId,
      expiresAt: standing.expiresAt,
      hasLapsed: standing.expiresAt <= timestamp(clock),
      reason: standing.reason && vault.firm.open('destructions.reason', standing.id, standing.reason),
    },
  }
}

/** `running`: approved, and being carried out. */
export type DestructionState = 'running' | 'pending-copies' | 'complete'
export type DestructionLine = {
  id: string
  number: string
  at: string
  documents: number
  state: DestructionState
}

export function readDestructions(
  deps: Pick<Deps, 'db' | 'vault' | 'clock'>,
  viewer: StaffViewer,
): DestructionLine[] {
  return listDestructions(deps.db, destroyedMatters(deps, viewer)).map((destruction) => {
    const { matter, approved, documents } = openRecord(deps, destruction)
    const { id, destroyedAt } = destruction
    return {
      ...{ id, number: matter.number, documents: documents.length },
      ...{ at: destroyedAt ?? approved.at, state: stateOf(destruction) },
    }
  })
}

/** `Certificate`: null while it is being carried out. `pending`: copies that still open the matter now. */
export type DestroyedView = {
  id: string
  number: string
  state: DestructionState
  approvedAt: string
  completedAt: string | null
  signed: { text: string; signature: string; certificate: Certificate } | null
  pending: KeyringCopy[]
}

/** Throws `NotFound` for whoever could not have decided on it. */
export function findDestroyed(
  deps: Pick<Deps, 'db' | 'clock'>,
  viewer: StaffViewer,
  id: string,
): Destruction {
  const found = listDestructions(deps.db, destroyedMatters(deps, viewer)).find((one) => one.id === id)
  if (!found) throw new NotFound()
  return found
}

export function readDestroyed(deps: Pick<Deps, 'db' | 'vault'>, destruction: Destruction): DestroyedView {
  const { id, completedAt } = destruction
  const { matter, approved } = openRecord(deps, destruction)
  return {
    ...{ id, number: matter.number, state: stateOf(destruction), approvedAt: approved.at, completedAt },
    signed: openCertificate(deps.vault, destruction),
    pending: listPendingCopies(deps, destruction),
  }
}

function stateOf({ destroyedAt, completedAt }: Destruction): DestructionState {
  if (!destroyedAt) return 'running'
  return completedAt ? 'complete' : 'pending-copies'
}
