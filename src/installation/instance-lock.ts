import { Database } from 'bun:sqlite'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { Refusal } from './refusal.ts'

/**
 * One process at a time serves a data directory or changes it as a whole. SQLite's lock on an empty file: the kernel
 * drops it when its holder dies in whatever way, so there is no stale lock to judge. Returns what lets it go.
 */
export function lockInstance(data: string): () => void {
  const path = join(data, 'lock')
  closeSync(openSync(path, 'a', 0o600))
  const lock = new Database(path)
  try {
    lock.run('begin exclusive')
  } catch (cause) {
    lock.close()
    const isBusy = cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_BUSY'
    throw isBusy ? new Refusal(`Another vestibule is running on ${data}. Stop it first.`) : cause
  }
  return () => lock.close()
}
