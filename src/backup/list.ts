import type { Manifest } from './manifest.ts'
import { BackupDamaged, listSnapshots, openRepository, readManifest } from './repository.ts'

/** `manifest`: null where it cannot be read. */
export type Listed = { id: string; manifest: Manifest | null }

/** Oldest first. */
export async function listBackups(path: string): Promise<Listed[]> {
  const snapshots = await listSnapshots(await openRepository(path))
  return Promise.all(
    snapshots.map(async (snapshot) => {
      try {
        return { id: snapshot.id, manifest: (await readManifest(snapshot)).manifest }
      } catch (error) {
        if (error instanceof BackupDamaged) return { id: snapshot.id, manifest: null }
        throw error
      }
    }),
  )
}
