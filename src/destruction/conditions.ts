import { findLastContentSeq } from '../binder/queries.ts'
import type { Deps } from '../deps.ts'
import { openDetails } from '../events/details.ts'
import { findPhase, type Phase } from '../phases.ts'
import { countHolds } from '../retention/queries.ts'
import { type Retention, readRetention } from '../retention/read.ts'
import { listVersionsOf } from './erase/queries.ts'
import { findNewcomers } from './newcomers.ts'
import { listDeciders, listExports } from './queries.ts'

/** `nothing`: no document is there to export. `stale`: the matter changed since. `proven`: it was written, and read back. */
export type ExportState =
  | { state: 'proven'; at: string; sha256: string }
  | { state: 'stale'; at: string }
  | { state: 'missing' | 'nothing' }

/** What has to be so before a matter is destroyed. */
export type Conditions = {
  phase: Phase
  holds: number
  /** Null while the portal of the matter is open. */
  retention: Retention | null
  export: ExportState
  /** Ids of those who decide; where there are two or more, two must. */
  deciders: string[]
  /** Of several who decide, those whose word does not count yet, with the time from which it does. */
  newcomers: ReadonlyMap<string, string>
}

type Needs = Pick<Deps, 'db' | 'vault' | 'clock'>

export function readConditions(deps: Needs, matterId: string): Conditions {
  const { db } = deps
  const deciders = listDeciders(db, matterId)
  return {
    phase: findPhase(deps, matterId),
    holds: countHolds(db, { matterId }),
    retention: readRetention(deps, { matterId }),
    export: readExport(deps, matterId),
    deciders,
    newcomers: deciders.length > 1 ? findNewcomers(deps, matterId) : new Map(),
  }
}

/** Nothing stands against it but perhaps the time, which a reason can set aside. */
export function areMet({ phase, holds, export: { state } }: Conditions): boolean {
  return phase === 'closed' && holds === 0 && (state === 'proven' || state === 'nothing')
}

/** Before its time: somebody says why. */
export function needsReason({ retention }: Conditions): boolean {
  return retention?.state !== 'due'
}

function readExport(deps: Needs, matterId: string): ExportState {
  const newest = listExports(deps.db, matterId)
    .map((event) => ({ event, details: openDetails(deps, event) }))
    .find(({ details }) => details.verified === true)
  if (!newest) return { state: listVersionsOf(deps.db, matterId).length > 0 ? 'missing' : 'nothing' }
  const { event, details } = newest
  if (event.seq < findLastContentSeq(deps.db, matterId)) return { state: 'stale', at: event.at }
  return { state: 'proven', at: event.at, sha256: details.sha256 ?? '' }
}
