import { Database } from 'bun:sqlite'
import { closeSync, existsSync, openSync } from 'node:fs'

/**
 * For SQLite's own lock on an empty file: the kernel drops it when its holder dies in whatever way, so none is ever stale,
 * and SQLite keeps it right between two connections of one process, where a bare fcntl lock is not. Nothing else may open
 * that file: whoever closes it, however it was opened, gives up every lock that their process has on it (POSIX, close()).
 */
export function openLockFile(path: string): Database {
  if (!existsSync(path)) create(path)
  return new Database(path)
}

function create(path: string): void {
  try {
    closeSync(openSync(path, 'wx', 0o600))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}

/** False while somebody else has it. */
export function tryLock(lock: Database): boolean {
  try {
    lock.run('begin exclusive')
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return false
    throw error
  }
}
