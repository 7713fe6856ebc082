import type { Terms } from '../terms.ts'
import type { Source } from '../texts/queries.ts'

/** What opens the texts of a matter, or of the firm itself: its secret, and those that it had before. 32 bytes each. */
export type MatterKey = { matterId: string; secret: Uint8Array; formers: Uint8Array[] }

/** `matters`: only in these; null for all. `before`: only what is older than that row of the index. */
export type Ask = {
  source: Source
  terms: Terms
  matters: readonly string[] | null
  before: number
  limit: number
}

/** Something that holds the words. Whether its reader may know of it is asked afterwards. */
export type Candidate = { rowid: number; id: string; matterId: string }

export type ToIndex =
  | { kind: 'begin'; database: string; keys: MatterKey[] }
  | { kind: 'follow'; changed: MatterKey[]; gone: string[] }
  | { kind: 'find'; question: number; asks: Ask[] }
  | { kind: 'settle'; question: number }
  | { kind: 'stop' }

export type FromIndex =
  | { kind: 'progress'; done: number; total: number; isBuilt: boolean }
  | { kind: 'answer'; question: number; found: Candidate[][] }
  | { kind: 'trouble'; reason: string }
  | { kind: 'stopped' }
