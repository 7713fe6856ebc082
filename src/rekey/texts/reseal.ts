import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Deps } from '../../deps.ts'
import type { Column, TextKey } from '../../vault/sealed.ts'
import { listSealedRows, SEALED_COLUMNS, type SealedRow, updateSealedRow } from './queries.ts'

const AT_ONCE = 200

/** Seals every text of the matter that is under earlier keys again. Others get their turn in between. */
export async function resealTexts(
  { db, vault }: Pick<Deps, 'db' | 'vault'>,
  matterId: string,
): Promise<void> {
  const [any, current] = [vault.matter(matterId), vault.currentKey(matterId)]
  for (const column of SEALED_COLUMNS) {
    const rows = listSealedRows(db, column, matterId).filter((row) => !opens(current, column.column, row))
    for (let at = 0; at < rows.length; at += AT_ONCE) {
      const some = rows.slice(at, at + AT_ONCE)
      db.transaction(() => {
        for (const { id, value } of some) {
          const text = any.open(column.column, id, value)
          updateSealedRow(db, column, { id, value, next: current.seal(column.column, id, text) })
        }
      }).immediate()
      await nextTurn()
    }
  }
}

export function opens(key: TextKey, column: Column, { id, value }: SealedRow): boolean {
  try {
    key.open(column, id, value)
    return true
  } catch {
    return false
  }
}
