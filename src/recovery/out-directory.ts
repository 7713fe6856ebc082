import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { lstat, mkdir, open, rename, rm, utimes } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { freeBytes } from '../installation/file-system.ts'
import { EXIT, Refusal } from '../installation/refusal.ts'
import type { Octets } from '../vault/octets.ts'
import type { RecoverableDocument } from './open-matter.ts'

/** Where plain files go. `origin`: which state of which portal, so that a second run goes on with the same. */
export type OutDirectory = { readonly path: string; readonly origin: string }

/** Another file is at a document's place, or something that is no folder on the way to it. It was left alone. */
export class InTheWayError extends Error {
  constructor() {
    super('Another file is in the way.')
    this.name = 'InTheWayError'
  }
}

const MARKER = '.vestibule-recovery'
const PARTIAL = '.vestibule-partial'

/** Throws a `Refusal` for a directory that holds anything but an earlier run for the same state. */
export function openOutDirectory(path: string, origin: string): OutDirectory {
  const marker = join(path, MARKER)
  if (existsSync(marker)) {
    if (readFileSync(marker, 'utf8') !== origin)
      throw new Refusal(`${path} holds what was recovered from another snapshot. Name a new directory.`)
  } else {
    if (existsSync(path) && readdirSync(path).length > 0)
      throw new Refusal(`${path} is not empty. Name a new directory, or an empty one.`)
    mkdirSync(path, { recursive: true, mode: 0o700 })
    writeFileSync(marker, origin, { mode: 0o600 })
  }
  rmSync(join(path, PARTIAL), { recursive: true, force: true })
  return { path, origin }
}

/** Octets that the disk lacks for documents that are not there yet; 0 if they fit. */
export async function missingRoom(
  out: OutDirectory,
  wanted: readonly { path: string; document: RecoverableDocument }[],
): Promise<number> {
  let needed = 0
  for (const { path, document } of wanted) {
    const found = await lstat(join(out.path, path)).catch(() => null)
    if (found?.size !== document.byteSize) needed += document.byteSize
  }
  return Math.max(0, needed - (await freeBytes(out.path)))
}

/** A whole document that an earlier run wrote. Throws `InTheWayError` for any other file in its place. */
export async function isThereAlready(
  out: OutDirectory,
  path: string,
  { byteSize, sha256 }: RecoverableDocument,
): Promise<boolean> {
  await makeFolders(out, path)
  const place = join(out.path, path)
  const found = await lstat(place).catch(() => null)
  if (!found) return false
  if (!found.isFile() || found.size !== byteSize) throw new InTheWayError()
  const hash = new Bun.CryptoHasher('sha256')
  for await (const octets of Bun.file(place).stream()) hash.update(octets)
  if (hash.digest('hex') !== sha256) throw new InTheWayError()
  return true
}

/**
 * Writes a document beside its place and moves it there once `content` has ended without an error; on an error nothing of
 * it is left. `isThereAlready` has said that its place is free.
 */
export async function writeDocument(
  out: OutDirectory,
  path: string,
  { uploadedAt }: RecoverableDocument,
  content: AsyncIterable<Octets>,
): Promise<void> {
  const partial = join(out.path, PARTIAL)
  try {
    await writeAll(partial, content)
    await utimes(partial, new Date(), new Date(uploadedAt)).catch(() => {}) // a stick may not keep dates
    await rename(partial, join(out.path, path))
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  }
}

async function writeAll(path: string, content: AsyncIterable<Octets>): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const octets of content) await file.writeFile(octets)
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** One by one and none through a link: whatever lies there, nothing is written outside. */
async function makeFolders({ path: root }: OutDirectory, path: string): Promise<void> {
  const folders = dirname(path)
    .split('/')
    .filter((name) => name !== '.')
  for (const [depth] of folders.entries()) {
    const folder = join(root, ...folders.slice(0, depth + 1))
    const isNew = await mkdir(folder, { mode: 0o700 }).then(
      () => true,
      () => false,
    )
    if (!isNew && !(await lstat(folder)).isDirectory()) throw new InTheWayError()
  }
}

/** index.html, anew at every run. */
export async function writeList({ path }: OutDirectory, page: string): Promise<string> {
  const place = join(path, 'index.html')
  const partial = join(path, PARTIAL)
  writeFileSync(partial, page, { mode: 0o600 })
  await rename(partial, place)
  return place
}

/** What a write error means for the person: the disk is full, or is gone. Null for anything else. */
export function writeProblem(error: unknown): Refusal | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const sentence = PROBLEMS[code]
  return sentence
    ? new Refusal(`${sentence} What was written before is whole: run it again to go on.`, EXIT.partial)
    : null
}

const PROBLEMS: Record<string, string> = {
  ENOSPC: 'There is no room left for the documents.',
  EDQUOT: 'There is no room left for the documents.',
  EFBIG: 'A document is larger than this disk takes (FAT32 takes 4 GB).',
  EROFS: 'The directory for the documents cannot be written.',
  EACCES: 'The directory for the documents cannot be written.',
}
