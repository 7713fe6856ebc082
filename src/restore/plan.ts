import type { Database } from 'bun:sqlite'
import type { Manifest } from '../backup/manifest.ts'
import { findLastEventTime } from '../events/queries.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import { IntegrityError } from '../vault/integrity-error.ts'
import type { Sealed } from '../vault/sealed.ts'
import type { Vault } from '../vault/vault.ts'
import {
  type Counts,
  countEverything,
  listDestroyedMatterIds,
  listErasedMatterIds,
  listMatterTitles,
} from './queries.ts'
import { findForgotten } from './settle.ts'
import type { Marks, SignedSnapshot } from './snapshot.ts'

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
  vault: Pick<Vault, 'keyring' | 'matter'>,
  { snapshot, manifest, marks, isNewest }: SignedSnapshot & { marks: Marks },
): RestorePlan {
  const { keyring } = vault
  const sizes = [...marks.values()].map(({ size }) => size)
  const differences = compareWithKeyring(db, vault, manifest)
  return {
    snapshot: snapshot.id,
    takenAt: manifest.takenAt,
    isNewest,
    program: manifest.program,
    counts: countEverything(db),
    files: { count: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) },
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

function compareWithKeyring(db: Database, vault: Pick<Vault, 'keyring' | 'matter'>, manifest: Manifest) {
  const { keyring } = vault
  const matters = listMatterTitles(db)
  const inKeyring = new Set(keyring.matterIds())
  const known = new Set(matters.map(({ id }) => id))
  const gone = new Set([...keyring.tombstones().map(({ matterId }) => matterId), ...listErasedMatterIds(db)])
  // Keys are made before the matter: those of one that never came to be are no loss, and the backup's keyring had them too.
  const isNewer = keyring.revision > manifest.revision
  return {
    ...findForgotten(db, keyring),
    lostMatters: isNewer ? [...inKeyring].filter((id) => !known.has(id) && !gone.has(id)) : [],
    destroyedAgain: listDestroyedMatterIds(db).filter((id) => inKeyring.has(id)),
    unopenableMatters: matters.flatMap(({ id, title }) =>
      gone.has(id) || opens(vault, id, title) ? [] : [id],
    ),
  }
}

/** No keys, or others than those it was sealed with: both are a copy of another time. */
function opens(vault: Pick<Vault, 'matter'>, id: string, title: Sealed<'matters.internal_title'>): boolean {
  try {
    vault.matter(id).open('matters.internal_title', id, title)
    return true
  } catch (error) {
    if (error instanceof IntegrityError) return false
    throw error
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
