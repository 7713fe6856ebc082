/** `table.column`: what a sealed value is bound to, so that a value moved to another column does not open. */
export type Column = `${string}.${string}`

/**
 * Text sealed for one column: AES-256-GCM under a key of the matter (or of the firm), with table, column and row id as
 * associated data. Only `TextKey.seal` makes one, so plain text in such a column is a compile error.
 */
export type Sealed<C extends Column = Column> = Uint8Array<ArrayBuffer> & { readonly __sealed: C }

/** Seals and opens text under one key: the firm's, or one matter's. */
export type TextKey = {
  seal<C extends Column>(column: C, rowId: string, text: string): Sealed<C>
  /** Throws `IntegrityError` for a value changed, moved to another row or column, or sealed under another key. */
  open<C extends Column>(column: C, rowId: string, sealed: Sealed<C>): string
}
