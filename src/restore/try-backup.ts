import { type ProofOutcome, proofLetter } from '../../views/restore/proof-letter.ts'
import { DAY, timestamp } from '../clock.ts'
import type { Deps } from '../deps.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { queueToOwners } from '../notices/owners.ts'
import { findRun, recordRun } from '../runs/queries.ts'
import { BackupFault } from './fault.ts'
import { proveBackup } from './prove.ts'
import { findFirstEventTime } from './queries.ts'

const PROOF = 'restore proof'

/** Every week, and every day while the last one failed. The first comes a week after the portal was made. */
export async function tryBackupWhenDue(deps: Deps, signal: AbortSignal): Promise<void> {
  const { db, clock, config } = deps
  const source = config.backup.destination
  if (!source) return
  const last = findRun(db, PROOF)
  const since = last?.at ?? findFirstEventTime(db)
  const wait = last && last.outcome !== 'whole' ? DAY : 7 * DAY
  if (since && clock.now().getTime() - Date.parse(since) >= wait)
    await tryBackup({ ...deps, data: config.data, source, signal })
}

type Place = Pick<Deps, 'db' | 'vault' | 'clock' | 'origin'> & {
  data: string
  source: string
  signal?: AbortSignal
}

/**
 * Proves the newest backup by restoring it, records how that ended, and writes to every owner. Null when it was stopped:
 * then nothing can be said.
 */
export async function tryBackup(place: Place): Promise<ProofOutcome | null> {
  const outcome = await outcomeOf(place)
  if (place.signal?.aborted) return null
  const { db, clock } = place
  db.transaction(() => {
    const { snapshot, kind } = outcome
    if (kind === 'whole') appendEvent(place, SYSTEM, { kind: 'restore.proved', details: { snapshot } })
    else appendEvent(place, SYSTEM, { kind: 'restore.proof-failed', details: { snapshot, reason: kind } })
    recordRun(db, { name: PROOF, at: timestamp(clock), outcome: kind })
    const link = `${place.origin}/firm/log`
    queueToOwners(place, (to) => proofLetter({ ...to, link, outcome }))
  }).immediate()
  return outcome
}

async function outcomeOf(place: Place): Promise<ProofOutcome> {
  try {
    return { kind: 'whole', ...(await proveBackup(place)) }
  } catch (error) {
    const snapshot = error instanceof BackupFault ? error.snapshot : null
    if (error instanceof BackupFault) return { kind: error.kind, snapshot, what: error.what }
    return { kind: 'untried', snapshot, what: String(error) }
  }
}
