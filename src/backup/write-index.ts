import type { Database } from 'bun:sqlite'
import { getIndexedFirm, iterateFolders, iterateMatters, iterateVersions } from './index/queries.ts'
import type { IndexFile } from './index-file.ts'

/**
 * `index.json` in pieces of text, a row at a time, so that a hundred thousand documents need no memory. `db` is the
 * snapshot's own copy of the database; nothing is opened, so no key is needed.
 */
export function* indexPieces(
  db: Database,
  { installId, takenAt }: Pick<IndexFile, 'installId' | 'takenAt'>,
): Generator<string> {
  const head = JSON.stringify({ format: 1, installId, takenAt, firm: getIndexedFirm(db) })
  yield `${head.slice(0, -1)},\n"matters": [`
  yield* lines(iterateMatters(db))
  yield '],\n"folders": ['
  yield* lines(iterateFolders(db))
  yield '],\n"versions": ['
  yield* lines(iterateVersions(db))
  yield ']}\n'
}

function* lines(rows: Iterable<unknown>): Generator<string> {
  let before = '\n'
  for (const row of rows) {
    yield before + JSON.stringify(row)
    before = ',\n'
  }
}
