import type { Octets } from '../../vault/octets.ts'
import type { RecoverableDocument } from '../open-matter.ts'

/** Throws when the document is not whole; then nothing of it may be kept. */
export type Content = AsyncIterable<Octets>

/** Where documents are saved. `path` has `/` between its names, each of them safe. */
export type Target = {
  put(path: string, document: RecoverableDocument, content: Content): Promise<'saved' | 'already-there'>
  finish(): Promise<void>
}

/** Another file is at the document's place. It was left alone. */
export class InTheWayError extends Error {
  constructor() {
    super('Another file has this name.')
    this.name = 'InTheWayError'
  }
}
