import type { Version } from '../documents/versions/queries.ts'
import type { Receipt } from '../receipts/compose.ts'
import type { Language } from '../viewer.ts'
import type { Chapter } from './chapters/chapter.ts'

/** To whom a version was given, and whether they confirmed having read it. */
export type Given = { name: string; title: string; at: string; acknowledgedAt: string | null }

export type BinderDocument = {
  version: Version
  /** In the words of whoever shared it; its file name where nobody did. */
  title: string
  note: string | null
  folders: readonly string[]
  isCurrent: boolean
  /** It came from a client or an outside person. */
  isSent: boolean
  /** Who shared it with the reader, or who sent it. */
  from: string
  at: string
  given: readonly Given[]
}
/** A document with where it lies; null: it could not be read. */
export type Placed = { document: BinderDocument; path: string | null; receipt: string | null }

/** Something that happened, as a sentence in each language. */
export type HistoryEntry = { seq: number; at: string; words: Record<Language, string> }

/** Everything that one binder holds, chosen for its reader. Invoices join here when there are any. */
export type BinderContents = {
  matterId: string
  /** `guest`: what that person may read. `firm`: all of the matter. */
  reader: { kind: 'guest' | 'firm'; name: string; language: Language }
  matter: { number: string; title: string }
  documents: readonly BinderDocument[]
  chapters: readonly Chapter[]
  /** Oldest first. */
  history: readonly HistoryEntry[]
  receiptOf: (documentId: string) => Receipt
}
