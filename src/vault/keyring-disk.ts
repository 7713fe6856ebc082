import { Database } from 'bun:sqlite'
import { closeSync, openSync } from 'node:fs'
import { link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { overwrite, syncDirectory, writeDurably } from './durable.ts'

const LOCK_TIMEOUT_MS = 30_000

/**
 * Runs `work` while no other process and no other part of this one writes the keyring. The lock is SQLite's own lock on
 * an empty file: the kernel drops it when its holder dies in whatever way, so there is no stale lock to judge, and
 * SQLite keeps it right between two connections of one process too, where a bare fcntl lock is not.
 */
export async function withKeyringLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  closeSync(openSync(`${path}.lock`, 'a', 0o600))
  const lock = new Database(`${path}.lock`)
  try {
    await acquire(lock)
    return await work()
  } finally {
    lock.close()
  }
}

async function acquire(lock: Database): Promise<void> {
  const deadline = performance.now() + LOCK_TIMEOUT_MS
  for (;;) {
    try {
      lock.run('begin exclusive')
      return
    } catch (error) {
      const isBusy = error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
      if (!isBusy || performance.now() > deadline) throw error
      await Bun.sleep(5)
    }
  }
}

/** At every moment of this, and after a power cut at any moment, `path` is the old keyring or the new one, whole. */
export async function replaceKeyring(path: string, bytes: Uint8Array): Promise<void> {
  await writeDurably(`${path}.tmp`, bytes)
  await rm(previousPath(path), { force: true })
  await link(path, previousPath(path)).catch(ignoreMissing)
  await rename(`${path}.tmp`, path)
  await syncDirectory(dirname(path))
}

/**
 * As `replaceKeyring`, for a destruction: no file may keep the old root key, not even if the machine stops on the way.
 * The old files lose their names in the same step and are overwritten, because a name alone is not the bytes.
 */
export async function replaceKeyringForGood(path: string, bytes: Uint8Array): Promise<void> {
  await writeDurably(`${path}.tmp`, bytes)
  const old = await Promise.all(
    [path, previousPath(path)].map((name) => open(name, 'r+').catch(ignoreMissing)),
  )
  await rm(previousPath(path), { force: true })
  await rename(`${path}.tmp`, path)
  await syncDirectory(dirname(path))
  for (const handle of old) if (handle) await overwrite(handle)
}

export function previousPath(path: string): string {
  return `${path}.previous`
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
