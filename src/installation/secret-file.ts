import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isInside } from '../settings/contradictions.ts'
import { realPathOf } from './file-system.ts'
import { Refusal } from './refusal.ts'

/** Throws a `Refusal` unless a new secret file may be made at `path`: outside the data directory, over nothing. */
export function checkNewSecretFile(path: string, data: string, what: string): void {
  if (existsSync(path))
    throw new Refusal(`There is a file at ${path} already. The ${what} is never written over another file.`)
  if (isInside(realPathOf(data), join(realPathOf(dirname(path)), basename(path))))
    throw new Refusal(`The ${what} must lie outside the data directory: ${path} is inside ${data}.`)
}

/**
 * Writes a file that only this user can read, and returns what takes it away again. Its name is as durable as its content:
 * a key that a power cut takes away opens nothing any more.
 */
export function writeSecretFile(path: string, text: string): () => void {
  let made: string | undefined
  try {
    const created = mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    made = created
    const file = openSync(path, 'wx', 0o600)
    made ??= path
    writeSync(file, text)
    fsyncSync(file)
    closeSync(file)
    syncDirectories(dirname(path), created)
  } catch (cause) {
    if (made) rmSync(made, { recursive: true, force: true })
    throw new Refusal(`${path} cannot be written: ${cause instanceof Error ? cause.message : cause}`)
  }
  return () => rmSync(made ?? path, { recursive: true, force: true })
}

/** The directory of the new file and, where directories were made too, each one up to the one that holds the first. */
function syncDirectories(directory: string, created: string | undefined): void {
  if (process.platform === 'win32') return
  const last = created ? dirname(resolve(created)) : resolve(directory)
  for (let path = resolve(directory); ; path = dirname(path)) {
    const handle = openSync(path, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    if (path === last || path === dirname(path)) return
  }
}
