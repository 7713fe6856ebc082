import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  realpathSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { isInside } from '../settings/contradictions.ts'
import { nearestExisting } from './file-system.ts'
import { Refusal } from './refusal.ts'

/** Throws a `Refusal` unless a new secret file may be made at `path`: outside the data directory, over nothing. */
export function checkNewSecretFile(path: string, data: string, what: string): void {
  if (existsSync(path))
    throw new Refusal(`There is a file at ${path} already. The ${what} is never written over another file.`)
  if (isInside(realPathOf(data), realPathOf(path)))
    throw new Refusal(`The ${what} must lie outside the data directory: ${path} is inside ${data}.`)
}

/** Writes a file that only this user can read, and returns what takes it away again. */
export function writeSecretFile(path: string, text: string): () => void {
  let created: string | undefined
  try {
    created = mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, text)
    fsyncSync(file)
    closeSync(file)
  } catch (cause) {
    if (created) rmSync(created, { recursive: true, force: true })
    throw new Refusal(`${path} cannot be written: ${cause instanceof Error ? cause.message : cause}`)
  }
  return () => rmSync(created ?? path, { recursive: true, force: true })
}

/** Symbolic links resolved as far as the path exists. */
function realPathOf(path: string): string {
  const existing = nearestExisting(path)
  const rest = relative(existing, path)
  return rest ? join(realpathSync(existing), rest) : join(realpathSync(dirname(existing)), basename(existing))
}
