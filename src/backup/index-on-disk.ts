import { open } from 'node:fs/promises'
import { openDatabaseToRead } from '../db.ts'
import type { Tasks } from './tasks.ts'
import { indexPieces } from './write-index.ts'

/** In characters: a row at a time would be a write each. */
const GATHERED = 2 ** 18

export async function writeIndexFile({ database, to, ...head }: Tasks['writeIndex']['order']): Promise<void> {
  const db = openDatabaseToRead(database)
  const file = await open(to, 'wx', 0o600)
  try {
    let gathered = ''
    for (const piece of indexPieces(db, head)) {
      gathered += piece
      if (gathered.length < GATHERED) continue
      await file.appendFile(gathered)
      gathered = ''
    }
    await file.appendFile(gathered)
  } finally {
    await file.close()
    db.close()
  }
}
