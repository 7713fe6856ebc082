import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { lockBackups } from '../installation/instance-lock.ts'
import { syncDirectory } from '../vault/durable.ts'
import { idsToKeep, type KeepRules } from './keep.ts'
import { findUnnamed, type Removed, removeUnnamed, sizeOf } from './remove-unnamed.ts'
import {
  backedUpDocument,
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

/** `data`: the data directory of the portal, where it is on this machine: no backup is made meanwhile. */
export async function prune(data: string | null, plan: PrunePlan): Promise<Removed> {
  const letGo = data === null ? () => {} : lockBackups(data)
  try {
    return await prunePlanned(plan)
  } finally {
    letGo()
  }
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
