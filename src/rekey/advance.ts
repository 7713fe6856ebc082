import { DAY, timestamp, timestampIn } from '../clock.ts'
import { appendEvent, SYSTEM } from '../events/append.ts'
import { resealDocument, versionsToReseal, type Workplace } from './documents/reseal.ts'
import {
  countUploadsBegunBefore,
  deleteRetiredFile,
  findRekey,
  listFilesRetiredBefore,
  listRekeysUnderWay,
  listRetiredFilesOf,
  type Rekey,
  updateRekeyBegun,
  updateRekeyDone,
  updateRekeyFinished,
} from './queries.ts'
import { resealTexts } from './texts/reseal.ts'

export type Turn = {
  stopping: () => boolean
  progress?: (done: number, total: number) => void
}

/** Goes on with every change of keys, from wherever a stop or a crash left it. */
export async function advanceRekeys(deps: Workplace, turn: Turn): Promise<void> {
  for (const rekey of listRekeysUnderWay(deps.db)) {
    if (turn.stopping()) return
    await advanceRekey(deps, rekey, turn)
  }
}

/** True when everything in the matter is under its new keys. False when it was stopped or waits for uploads. */
export async function advanceRekey(deps: Workplace, rekey: Rekey, turn: Turn): Promise<boolean> {
  const { db, vault, clock } = deps
  const { id, matterId } = rekey
  if (!vault.keyring.matterIds().includes(matterId)) {
    updateRekeyFinished(db, { id, at: timestamp(clock) }) // destroyed meanwhile: there is nothing left to seal
    return true
  }
  const begunAt = rekey.begunAt ?? (await begin(deps, rekey))
  await resealTexts(deps, matterId)
  if (!(await resealDocuments(deps, rekey, turn))) return false
  // What arrives under the keys before these becomes a document that has to be sealed anew too.
  if (countUploadsBegunBefore(db, matterId, begunAt) > 0) return false
  if (versionsToReseal(deps, matterId).left.length > 0) return false
  db.transaction(() => {
    updateRekeyFinished(db, { id, at: timestamp(clock) })
    appendEvent(deps, SYSTEM, { kind: 'matter.rekeyed', matterId, details: {} })
  }).immediate()
  deps.wake()
  return true
}

async function begin(deps: Workplace, { id, matterId }: Rekey): Promise<string> {
  const { db, vault, clock } = deps
  await vault.rekeyMatter(matterId)
  const at = timestamp(clock)
  db.transaction(() => {
    updateRekeyBegun(db, { id, at, total: versionsToReseal(deps, matterId).total })
    appendEvent(deps, SYSTEM, { kind: 'matter.rekey-begun', matterId, details: {} })
  }).immediate()
  return at
}

/** False when it was stopped. */
async function resealDocuments(deps: Workplace, { id, matterId }: Rekey, turn: Turn): Promise<boolean> {
  const { total, left } = versionsToReseal(deps, matterId)
  let done = total - left.length
  for (const version of left) {
    if (turn.stopping()) return false
    await resealDocument(deps, matterId, version)
    done++
    updateRekeyDone(deps.db, { id, done, total })
    turn.progress?.(done, total)
  }
  return true
}

export function isWaitingForUploads({ db }: Pick<Workplace, 'db'>, rekeyId: string): boolean {
  const rekey = findRekey(db, rekeyId)
  return (
    rekey?.begunAt != null &&
    rekey.documentsDone >= rekey.documentsTotal &&
    countUploadsBegunBefore(db, rekey.matterId, rekey.begunAt) > 0
  )
}

/** Deletes the files that documents had under earlier keys, a day later: a backup under way may still read them. */
export async function removeRetiredFiles(deps: Workplace): Promise<void> {
  await remove(deps, listFilesRetiredBefore(deps.db, timestampIn(deps.clock, -DAY)))
}

/** At once, because the matter is destroyed. */
export async function removeRetiredFilesOf(
  deps: Pick<Workplace, 'db' | 'vault'>,
  matterId: string,
): Promise<void> {
  await remove(deps, listRetiredFilesOf(deps.db, matterId))
}

async function remove({ db, vault }: Pick<Workplace, 'db' | 'vault'>, versionIds: string[]): Promise<void> {
  for (const versionId of versionIds) {
    await vault.documents.remove(versionId)
    deleteRetiredFile(db, versionId)
  }
}
