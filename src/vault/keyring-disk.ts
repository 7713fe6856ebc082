import type { Database } from 'bun:sqlite'
import { link, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { overwrite, syncDirectory, writeDurably } from './durable.ts'
import { openLockFile, tryLock } from './lock-file.ts'

const LOCK_TIMEOUT_MS = 30_000

/** Runs `work` while no other process and no other part of this one writes the keyring. */
export async function withKeyringLock<T>(path: string, work: () => Promise<T>): Promise<T> {
  const lock = openLockFile(`${path}.lock`)
  try {
    await acquire(lock)
    return await work()
  } finally {
    lock.close()
  }
}

async function acquire(lock: Database): Promise<void> {
  const deadline = performance.now() + LOCK_TIMEOUT_MS
  while (!tryLock(lock)) {
    if (performance.now() > deadline)
      throw new Error('somebody else is writing the keyring, and does not end')
    await Bun.sleep(5)
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
