import { freeBytes } from '../installation/file-system.ts'
import { Refusal } from '../installation/refusal.ts'
import { type Destination, isGone } from './destination.ts'
import { fileTooBig, gone, noRoom, tooSlow, unwritable } from './refusals.ts'

const NO_ROOM = new Set(['ENOSPC', 'EDQUOT'])
const FORBIDDEN = new Set(['EROFS', 'EACCES', 'EPERM'])
const BROKEN = new Set(['EIO', 'ENODEV', 'ENXIO', 'ENOENT', 'ENOTCONN', 'ESTALE', 'EHOSTDOWN', 'ENOTDIR'])

/** What the administrator can do about an error of the backup's disk. `left`: octets that were still to be written. */
export async function explain(error: unknown, destination: Destination, left: number): Promise<unknown> {
  if (error instanceof Refusal) return error
  const { path } = destination.repository
  const code = codeOf(error)
  if (code === 'ETIMEDOUT') return tooSlow(path)
  if (isGone(destination)) return gone(path, code || String(error))
  if (NO_ROOM.has(code)) return noRoom(path, { needed: left, free: await freeBytes(path) })
  if (FORBIDDEN.has(code)) return unwritable(path, error)
  if (code === 'EFBIG') return fileTooBig(path)
  return BROKEN.has(code) ? gone(path, code) : error
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
