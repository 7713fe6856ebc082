import { readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { lockBackups } from '../installation/instance-lock.ts'
import { Refusal } from '../installation/refusal.ts'
import { syncDirectory } from '../vault/durable.ts'
import { idsToKeep, type KeepRules } from './keep.ts'
import { findUnnamed, type Removed, removeUnnamed, sizeOf } from './remove-unnamed.ts'
import {
  backedUpDocument,
  isSnapshotId,
  listSnapshots,
  openRepository,
  PARTIAL,
  type Repository,
  type Snapshot,
  snapshotsPath,
} from './repository.ts'

/** What pruning would leave and take away. Documents are those that only removed snapshots name, or none. */
export type PrunePlan = {
  readonly repository: Repository
  readonly kept: readonly Snapshot[]
  readonly removed: readonly Snapshot[]
  readonly documents: Removed
}

/** Throws `BackupDamaged` where a kept snapshot's list cannot be read: its documents could not be told from others. */
export async function planPrune(path: string, rules: KeepRules): Promise<PrunePlan> {
  const repository = await openRepository(path)
  const snapshots = await listSnapshots(repository)
  const keep = idsToKeep(snapshots, rules)
  const kept = snapshots.filter(({ id }) => keep.has(id))
  const removed = snapshots.filter(({ id }) => !keep.has(id))
  const documents = { files: 0, bytes: 0 }
  for (const id of await findUnnamed(repository, kept)) {
    documents.files += 1
    documents.bytes += await sizeOf(backedUpDocument(repository, id))
  }
  return { repository, kept, removed, documents }
}

/**
 * `data`: the data directory of the portal, where it is on this machine: no backup is made meanwhile. On another machine
 * nothing can be locked, and what a run of the portal has brought there, or left, is named by no snapshot yet.
 */
export async function prune(data: string | null, plan: PrunePlan): Promise<Removed> {
  if (data === null) await refuseBesideRun(plan.repository)
  const letGo = data === null ? () => {} : lockBackups(data)
  try {
    return await prunePlanned(plan)
  } finally {
    letGo()
  }
}

async function refuseBesideRun({ path }: Repository): Promise<void> {
  const names = (await readdir(path)).filter((name) => name.startsWith(PARTIAL))
  // What an interrupted pruning left has the name of its snapshot, and nothing in it is needed.
  if (names.some((name) => !isSnapshotId(name.slice(PARTIAL.length))))
    throw new Refusal(
      `A backup is being made in ${path}, or was interrupted. Prune when the next one has ended, or where the portal is.`,
    )
}

/** Snapshots first, then documents that none of the rest names: at every moment what is listed is whole. */
export async function prunePlanned({ repository, removed }: PrunePlan): Promise<Removed> {
  const snapshots = snapshotsPath(repository)
  for (const { id, path } of removed) {
    const doomed = join(repository.path, `${PARTIAL}${id}`)
    await rename(path, doomed)
    await syncDirectory(snapshots)
    await rm(doomed, { recursive: true, force: true })
  }
  return removeUnnamed(repository)
}
