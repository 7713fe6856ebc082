import { rm, stat } from 'node:fs/promises'
import { listFiles } from '../vault/document-files.ts'
import {
  backedUpDocument,
  listSnapshots,
  type Repository,
  readDocuments,
  readManifest,
  type Snapshot,
} from './repository.ts'

/** In files and octets. */
export type Removed = { files: number; bytes: number }

/** Deletes documents that no snapshot names. Throws `BackupDamaged`, and deletes nothing, if any list cannot be read. */
export async function removeUnnamed(repository: Repository): Promise<Removed> {
  const unnamed = await findUnnamed(repository, await listSnapshots(repository))
  const removed = { files: 0, bytes: 0 }
  for (const id of unnamed) {
    const path = backedUpDocument(repository, id)
    removed.bytes += await sizeOf(path)
    removed.files += 1
    await rm(path, { force: true })
  }
  return removed
}

/** Ids of documents in the backup that none of `snapshots` names. */
export async function findUnnamed(repository: Repository, snapshots: readonly Snapshot[]): Promise<string[]> {
  const named = new Set<string>()
  for (const snapshot of snapshots) {
    const { manifest } = await readManifest(snapshot)
    for (const id of (await readDocuments(snapshot, manifest)).keys()) named.add(id)
  }
  const { documents } = await listFiles(repository.path)
  return documents.filter((id) => !named.has(id))
}

export async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    ({ size }) => size,
    () => 0,
  )
}
