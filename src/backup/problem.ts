import type { DocumentMark } from './documents-file.ts'
import type { Manifest } from './manifest.ts'
import type { Snapshot } from './repository.ts'

/** `what`: a file from the backup directory. */
export type Problem = { readonly what: string; readonly reason: string }

/** What was read of a snapshot. */
export type Checked = {
  readonly snapshot: Snapshot
  readonly manifest: Manifest
  readonly documents: ReadonlyMap<string, DocumentMark>
}

/** As it lies in the backup directory. */
export function documentName(id: string): string {
  return `documents/${id.slice(-2)}/${id}`
}
