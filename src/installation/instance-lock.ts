import { join } from 'node:path'
import { openLockFile, tryLock } from '../vault/lock-file.ts'
import { Refusal } from './refusal.ts'

/** One process at a time serves a data directory or changes it as a whole. Returns what lets it go. */
export function lockInstance(data: string): () => void {
  return lockFile(join(data, 'lock'), `Another vestibule is running on ${data}. Stop it first.`)
}

/** One process at a time makes or prunes backups of a data directory, beside the server. */
export function lockBackups(data: string): () => void {
  return lockFile(
    join(data, 'backup.lock'),
    `Another backup of ${data} is being made or pruned. Wait until it has ended.`,
  )
}

/** One process at a time works in a folder that is gone afterwards. */
export function lockScratch(folder: string): () => void {
  return lockFile(join(folder, 'lock'), `Somebody works in ${folder}.`)
}

function lockFile(path: string, busy: string): () => void {
  const lock = openLockFile(path)
  try {
    if (!tryLock(lock)) throw new Refusal(busy)
  } catch (error) {
    lock.close()
    throw error
  }
  return () => lock.close()
}
