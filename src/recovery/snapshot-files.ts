import { constants } from 'node:fs'
import { open } from 'node:fs/promises'
import {
  BackupDamaged,
  backedUpDocument,
  type FILES,
  fileOf,
  listSnapshots,
  nameOf,
  openRepository,
  readRegular,
  type Snapshot,
} from '../backup/repository.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import type { Octets } from '../vault/octets.ts'
import type { Source } from '../vault/offline/document.ts'
import type { SnapshotFiles } from './open-backup.ts'

/** The newest snapshot of a backup directory, or the one named. Throws a `Refusal`. */
export async function chooseSnapshot(backup: string, name?: string): Promise<Snapshot> {
  const snapshots = await listSnapshots(await openRepository(backup))
  const chosen = name === undefined ? snapshots.at(-1) : snapshots.find(({ id }) => id === name)
  if (chosen) return chosen
  const there = snapshots.map(({ id }) => id).join(', ') || 'none'
  throw new Refusal(
    `There is no snapshot ${name ?? ''} in ${backup}. There is: ${there}.`.replace('  ', ' '),
    EXIT.usage,
  )
}

/** Throws `BackupDamaged` where the index is missing. A missing signature is for the reader to judge. */
export async function readSnapshotFiles(snapshot: Snapshot): Promise<SnapshotFiles> {
  const index = await readPart(snapshot, 'index')
  if (!index) throw new BackupDamaged(nameOf(snapshot, 'index'), 'is missing. Try an older snapshot.')
  const signature = await readPart(snapshot, 'signature')
  return {
    index,
    manifest: await readPart(snapshot, 'manifest'),
    signature: signature && new TextDecoder().decode(signature),
  }
}

async function readPart(snapshot: Snapshot, file: keyof typeof FILES): Promise<Octets | null> {
  try {
    return Uint8Array.from(await readRegular(fileOf(snapshot, file), nameOf(snapshot, file)))
  } catch (error) {
    return onlyMissing(error)
  }
}

/** The sealed file of a document while `use` reads it; null where the backup has none. */
export async function withSource<T>(
  { repository }: Snapshot,
  versionId: string,
  use: (source: Source | null) => Promise<T>,
): Promise<T> {
  const path = backedUpDocument(repository, versionId)
  const handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK).catch(onlyMissing)
  if (!handle) return use(null)
  try {
    const { size } = await handle.stat()
    const read = async (from: number, to: number) => {
      const octets = new Uint8Array(to - from)
      let filled = 0
      while (filled < octets.length) {
        const { bytesRead } = await handle.read(octets, filled, octets.length - filled, from + filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return octets.subarray(0, filled)
    }
    return await use({ size, read })
  } finally {
    await handle.close()
  }
}

function onlyMissing(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
