import { deriveKey, openBytes, sealBytes } from './aead.ts'
import type { Column, Sealed, TextKey } from './sealed.ts'

const utf8 = new TextEncoder()

/**
 * The text key of a firm secret or of a matter secret (32 bytes). What was sealed under one of `formers`, the secrets
 * before it, opens too.
 */
export function createTextKey(secret: Uint8Array, formers: readonly Uint8Array[] = []): TextKey {
  const key = deriveKey(secret, 'text')
  const [former, ...older] = formers
  const before = former && createTextKey(former, older)
  return {
    seal: <C extends Column>(column: C, rowId: string, text: string) =>
      sealBytes(key, place(column, rowId), utf8.encode(text)) as Sealed<C>,
    open: (column, rowId, sealed) => {
      try {
        return openBytes(key, place(column, rowId), sealed).toString('utf8')
      } catch (error) {
        if (before) return before.open(column, rowId, sealed)
        throw error
      }
    },
  }
}

/** `table|column|row id`: names of tables and columns hold no `|`, so two places never read alike. */
function place(column: Column, rowId: string): Uint8Array {
  return utf8.encode(`${column.replace('.', '|')}|${rowId}`)
}
