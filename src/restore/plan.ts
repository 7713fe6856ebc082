import type { Database } from 'bun:sqlite'
import { findLastEventTime } from '../events/queries.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import type { Keyring } from '../vault/keyring.ts'
import { type Counts, countEverything, listDestroyedMatterIds, listMatterIds } from './queries.ts'
import { findForgotten } from './settle.ts'
import type { SignedSnapshot } from './snapshot.ts'

/** What restoring a snapshot with a keyring would do. All lists are of ids. */
export type RestorePlan = {
  snapshot: string
  takenAt: string
  isNewest: boolean
  /** The release that made it. */
  program: string
  counts: Counts
  /** Of sealed files, how many and how many octets. */
  files: { count: number; bytes: number }
  lastEventAt: string | null
  /** Generation and revision, of the keyring's copy and at the time of the backup. */
  keyring: { generation: number; revision: number }
  backup: { generation: number; revision: number }
  /** In the backup, and destroyed since: they stay destroyed. */
  destroyedMatters: string[]
  /** Active in the backup, and disabled since: they stay disabled. */
  disabledPersons: string[]
  /** The keyring has keys of them, and the backup is from before them: lost. */
  lostMatters: string[]
  /** The log of the backup says that they were destroyed, and this old copy has their keys: destroyed again. */
  destroyedAgain: string[]
  /** The backup has them, and this copy is from before them: they cannot be opened. */
  unopenableMatters: string[]
  /** Version ids that the backup itself could not read. */
  damaged: string[]
  /** One of the two is older than what the other knows. */
  isRollback: boolean
}

/** Looks at a snapshot's database, whatever release wrote it. */
export function planRestore(
  db: Database,
  keyring: Keyring,
  { snapshot, manifest, documents, isNewest }: SignedSnapshot,
): RestorePlan {
  const marks = [...documents.values()]
  const differences = compareWithKeyring(db, keyring, manifest)
  return {
    snapshot: snapshot.id,
    takenAt: manifest.takenAt,
    isNewest,
    program: manifest.program,
    counts: countEverything(db),
    files: { count: marks.length, bytes: marks.reduce((sum, { size }) => sum + size, 0) },
    lastEventAt: findLastEventTime(db),
    keyring: { generation: keyring.generation, revision: keyring.revision },
    backup: { generation: manifest.generation, revision: manifest.revision },
    damaged: [...manifest.missing.damaged],
    ...differences,
    isRollback:
      keyring.generation !== manifest.generation ||
      differences.destroyedMatters.length > 0 ||
      differences.disabledPersons.length > 0 ||
      differences.lostMatters.length > 0,
  }
}

function compareWithKeyring(db: Database, keyring: Keyring, manifest: { revision: number }) {
  const inBackup = listMatterIds(db)
  const inKeyring = new Set(keyring.matterIds())
  const destroyed = new Set(keyring.tombstones().map(({ matterId }) => matterId))
  const destroyedInBackup = new Set(listDestroyedMatterIds(db))
  const known = new Set(inBackup)
  // Keys are made before the matter: those of one that never came to be are no loss, and the backup's keyring had them too.
  const isNewer = keyring.revision > manifest.revision
  const lost = isNewer ? [...inKeyring].filter((id) => !known.has(id) && !destroyedInBackup.has(id)) : []
  return {
    ...findForgotten(db, keyring),
    lostMatters: lost,
    destroyedAgain: [...destroyedInBackup].filter((id) => inKeyring.has(id)),
    unopenableMatters: inBackup.filter(
      (id) => !inKeyring.has(id) && !destroyed.has(id) && !destroyedInBackup.has(id),
    ),
  }
}

/** What the administrator said yes to. */
export type Accepted = { rollback: boolean; missingKeys: boolean }

/** Throws a `Refusal` for what needs a yes that was not given. */
export function checkAccepted(plan: RestorePlan, accepted: Accepted): void {
  if (plan.isRollback && !accepted.rollback)
    throw new Refusal(
      'Rollback: this backup and this keyring are not of the same time (see the plan). Nothing was restored. ' +
        'If there is nothing newer, or you mean it, say --ack-rollback.',
      EXIT.rollback,
    )
  if (plan.unopenableMatters.length > 0 && !accepted.missingKeys)
    throw new Refusal(
      `This copy of the keyring has no keys for ${plan.unopenableMatters.length} of the matters. Nothing was restored. ` +
        'Use a newer copy, or leave them out with --ack-missing-keys.',
    )
}
