import { existsSync, linkSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isUuid } from '../uuid.ts'
import { syncDirectory } from './durable.ts'

/** Unfinished uploads: at rest, while a writer has them open, and while they are sealed again. */
export type IncomingState = 'resting' | 'writing' | 'resealing'

const SUFFIX = { resting: '', writing: '.writing', resealing: '.resealing' } as const satisfies Record<
  IncomingState,
  string
>

/** The only code that makes the path of a document, and only from an id that is one. */
export function documentPath(dataDir: string, versionId: string): string {
  // the random end, because a UUIDv7 begins with the time and would put a year's documents into one directory
  return join(dataDir, 'documents', checked(versionId).slice(-2), versionId)
}

export function incomingPath(dataDir: string, versionId: string, state: IncomingState): string {
  return join(dataDir, 'incoming', checked(versionId) + SUFFIX[state])
}

export async function publish(dataDir: string, versionId: string): Promise<void> {
  const [from, to] = [incomingPath(dataDir, versionId, 'writing'), documentPath(dataDir, versionId)]
  if (!existsSync(dirname(to))) {
    await mkdir(dirname(to), { recursive: true, mode: 0o700 })
    await syncDirectory(dirname(dirname(to)))
  }
  await rename(from, to)
  await syncDirectory(dirname(to))
  await syncDirectory(dirname(from))
}

export async function removeIncoming(dataDir: string, versionId: string): Promise<void> {
  const states: IncomingState[] = ['resting', 'writing', 'resealing']
  await Promise.all(states.map((state) => rm(incomingPath(dataDir, versionId, state), { force: true })))
}

export async function removeDocument(dataDir: string, versionId: string): Promise<void> {
  const path = documentPath(dataDir, versionId)
  if (!existsSync(path)) return
  await rm(path, { force: true })
  await syncDirectory(dirname(path))
}

/** Gives a document a second name in `directory`, so that it outlives the removal of the first. */
export function linkDocument(dataDir: string, versionId: string, directory: string): void {
  const path = documentPath(dataDir, versionId)
  if (existsSync(path)) linkSync(path, join(directory, versionId))
}

/** The version ids of the files in `documents` and in `incoming`. Foreign files are left alone. */
export async function listFiles(dataDir: string): Promise<{ documents: string[]; incoming: string[] }> {
  const shards = await readdir(join(dataDir, 'documents')).catch(() => [])
  const names = await Promise.all(
    shards.map((shard) => readdir(join(dataDir, 'documents', shard)).catch(() => [])),
  )
  const incoming = await readdir(join(dataDir, 'incoming')).catch(() => [])
  return {
    documents: names.flat().filter((name) => isUuid(name)),
    incoming: [...new Set(incoming.map((name) => name.replace(/\.\w+$/, '')))].filter((name) => isUuid(name)),
  }
}

function checked(versionId: string): string {
  if (!isUuid(versionId)) throw new TypeError('A version id is a UUID in lower case.')
  return versionId
}
