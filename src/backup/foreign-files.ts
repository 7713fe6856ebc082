import { readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { documentName, type Problem } from './problem.ts'
import { FILES, MARKER, PARTIAL, RECOVERY_PAGE, type Repository, type Snapshot } from './repository.ts'

const DOCUMENT = /^documents\/[0-9a-f]{2}\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Files that belong to no snapshot. What an interrupted run left is none of them, while its folder is there: the next
 * run uses or removes it.
 */
export async function findForeign(
  { path }: Repository,
  snapshots: readonly Snapshot[],
  documents: ReadonlyMap<string, unknown>,
): Promise<Problem[]> {
  const expected = new Set([
    ...[MARKER, RECOVERY_PAGE],
    ...[...documents.keys()].map(documentName),
    ...snapshots.flatMap(({ id }) => Object.values(FILES).map((name) => `snapshots/${id}/${name}`)),
  ])
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)))
    .filter((name) => !expected.has(name))
  const isInterrupted = entries.some(({ name }) => name.startsWith(PARTIAL))
  return files
    .filter((name) => !name.startsWith(PARTIAL) && !name.startsWith('lost+found/'))
    .filter((name) => !(isInterrupted && DOCUMENT.test(name)))
    .map((what) => ({ what, reason: 'belongs to no snapshot.' }))
}
