import type { Database } from 'bun:sqlite'
import { chmodSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Clock, timestamp } from '../clock.ts'
import type { Config } from '../config.ts'
import { holdAlone, openDatabase, openUnmigrated, pendingMigrations } from '../db.ts'
import { updateVersionDamaged } from '../documents/versions/queries.ts'
import { checkNewDirectory, DATABASE } from '../installation/data-directory.ts'
import { lockInstance } from '../installation/instance-lock.ts'
import { Refusal } from '../installation/refusal.ts'
import { checkNewSecretFile, writeSecretFile } from '../installation/secret-file.ts'
import { clearStages, openStage, type Stage } from '../installation/stage.ts'
import { unlockSecretText } from '../installation/unlock-secret.ts'
import { syncCopies } from '../vault/copy-document.ts'
import { syncDirectory } from '../vault/durable.ts'
import { openVault, type Vault } from '../vault/vault.ts'
import { checkDatabase } from './check-database.ts'
import { type DamagedDocument, type Progress, refuseDamaged, restoreDocuments } from './documents.ts'
import { bringKeyring, keyringFileAt, type Opener } from './keyring-copy.ts'
import { openVersions } from './open-versions.ts'
import { type Accepted, checkAccepted, planRestore, type RestorePlan } from './plan.ts'
import { listOneVersionPerMatter } from './queries.ts'
import { explainDisk, refuseTooSmall } from './room.ts'
import { type Settled, settle } from './settle.ts'
import { openDatabaseOf, openSnapshot, readMarks, type SignedSnapshot } from './snapshot.ts'

export type RestoreOrder = {
  /** The backup directory. */
  source: string
  /** The newest one if none is named. */
  snapshot?: string
  keyringCopy: string
  opener: Opener
  config: Pick<Config, 'data' | 'unlockKeyFile'>
  clock: Clock
  accepted: Accepted & { damage: boolean }
  /** Shown the plan before any document is copied; throws to end it there. */
  consent: (plan: RestorePlan) => Promise<void>
  progress: Progress
  /** For tests; the machine's own mount table otherwise. */
  mounts?: string
}

/** `proven`: how many matters a document was opened of. `hasNewUnlockKey`: the old secret opens nothing here. */
export type Restored = Settled & {
  plan: RestorePlan
  damagedDocuments: DamagedDocument[]
  proven: number
  hasNewUnlockKey: boolean
}

const STAGE = 'restore'

/**
 * Makes a data directory out of a backup and a copy of the keyring. It is made beside its place and gets its name when it
 * is whole and proven; whatever fails or stops before that leaves nothing. Throws a `Refusal` where the administrator can
 * help it.
 */
export async function restorePortal(order: RestoreOrder): Promise<Restored> {
  const { data, unlockKeyFile } = order.config
  keyringFileAt(order.keyringCopy)
  clearStages(data, STAGE, lockInstance)
  checkNewDirectory(data, order.mounts)
  if (order.opener.kind === 'recovery') checkNewSecretFile(unlockKeyFile, data, 'unlock key')
  const stage = openStage(data, STAGE)
  const undo = [stage.discard]
  const letGo = lockInstance(stage.path)
  try {
    const unlockSecret = await bringKeyring(order.keyringCopy, order.opener, stage.path)
    const vault = await openVault({ dataDir: stage.path, unlockSecret })
    const restored = await fillStage(order, stage, vault)
    if (order.opener.kind === 'recovery')
      undo.push(writeSecretFile(unlockKeyFile, unlockSecretText(unlockSecret)))
    await syncCopies(stage.path)
    await syncDirectory(stage.path)
    letGo() // its journal would keep the name that the stage loses
    stage.commit()
    await syncDirectory(data)
    await syncDirectory(dirname(data))
    return restored
  } catch (error) {
    for (const step of undo) step()
    throw explainDisk(error, data)
  } finally {
    letGo()
  }
}

async function fillStage(order: RestoreOrder, { path }: Stage, vault: Vault): Promise<Restored> {
  await vault.selfCheck()
  const signed = await openSnapshot(order.source, vault, order.snapshot)
  const file = join(path, DATABASE)
  await openDatabaseOf(signed, vault, file)
  chmodSync(file, 0o600)
  const plan = await examine(order, file, signed, vault)
  for (const matterId of plan.destroyedAgain) await vault.destroyMatterKeys(matterId, order.clock.now())
  const db = openDatabase(file)
  try {
    const restored = await bringEverything(order, { db, directory: path, vault }, plan, signed)
    holdAlone(db) // one file, without journals, before it is moved
    return restored
  } finally {
    db.close()
  }
}

async function examine(
  order: RestoreOrder,
  file: string,
  signed: SignedSnapshot,
  vault: Vault,
): Promise<RestorePlan> {
  const db = openUnmigrated(file)
  try {
    refuseNewer(db, signed)
    checkDatabase(db, signed.snapshot, signed.manifest)
    const plan = planRestore(db, vault, { ...signed, marks: await readMarks(signed) })
    await order.consent(plan)
    checkAccepted(plan, order.accepted)
    await refuseTooSmall(dirname(file), plan)
    return plan
  } finally {
    db.close()
  }
}

function refuseNewer(db: Database, { manifest }: SignedSnapshot): void {
  try {
    pendingMigrations(db)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause
    throw new Refusal(`${reason} The backup was made by release ${manifest.program}: restore with that one.`)
  }
}

type Place = { db: Database; directory: string; vault: Vault }

async function bringEverything(
  { accepted, clock, progress, opener }: RestoreOrder,
  { db, directory, vault }: Place,
  plan: RestorePlan,
  signed: SignedSnapshot,
): Promise<Restored> {
  const leaveOut = new Set([...plan.destroyedMatters, ...plan.destroyedAgain, ...plan.unopenableMatters])
  const damagedDocuments = await restoreDocuments({ db, directory, leaveOut }, signed, progress)
  if (!accepted.damage) refuseDamaged(damagedDocuments)
  for (const { id } of damagedDocuments) updateVersionDamaged(db, id, timestamp(clock))
  const { seq, hash } = signed.manifest.head
  const details = { snapshot: plan.snapshot, seq, head: hash, rollback: plan.isRollback }
  const settled = settle({ db, vault, clock }, { kind: 'portal.restored', details }, [
    ...plan.unopenableMatters,
  ])
  const chosen = listOneVersionPerMatter(db, [])
  await openVersions(chosen, vault.documents, plan.snapshot)
  const proven = chosen.length
  return { plan, ...settled, damagedDocuments, proven, hasNewUnlockKey: opener.kind === 'recovery' }
}
