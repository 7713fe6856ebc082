import { Database } from 'bun:sqlite'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
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

/** SQLite's lock on an empty file: the kernel drops it when its holder dies in whatever way, so none is ever stale. */
function lockFile(path: string, busy: string): () => void {
  closeSync(openSync(path, 'a', 0o600))
  const lock = new Database(path)
  try {
    lock.run('begin exclusive')
  } catch (cause) {
    lock.close()
    const isBusy = cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_BUSY'
    throw isBusy ? new Refusal(busy) : cause
  }
  return () => lock.close()
}
