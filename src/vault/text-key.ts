import { deriveKey, openBytes, sealBytes } from './aead.ts'
import type { Column, Sealed, TextKey } from './sealed.ts'

const utf8 = new TextEncoder()

/** The text key of a firm secret or of a matter secret (32 bytes). */
export function createTextKey(secret: Uint8Array): TextKey {
  const key = deriveKey(secret, 'text')
  return {
    seal: <C extends Column>(column: C, rowId: string, text: string) =>
      sealBytes(key, place(column, rowId), utf8.encode(text)) as Sealed<C>,
    open: (column, rowId, sealed) => openBytes(key, place(column, rowId), sealed).toString('utf8'),
  }
}

/** `table|column|row id`: names of tables and columns hold no `|`, so two places never read alike. */
function place(column: Column, rowId: string): Uint8Array {
  return utf8.encode(`${column.replace('.', '|')}|${rowId}`)
}
