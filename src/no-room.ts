const FULL: readonly unknown[] = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL']

/** Whether a disk, or somebody's part of it, is full. */
export function hasNoRoom(error: unknown): boolean {
  return error instanceof Error && 'code' in error && FULL.includes(error.code)
}
